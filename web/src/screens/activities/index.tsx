// The 5W as table, map and chart at once: what is chosen in one is chosen in all.
import { operationPath, type Parameters } from '../../data/api';
import { useQuery } from '../../data/query';
import type { Filters, Place } from '../../data/types';
import { day, monthName, number, period } from '../../format';
import { Bars } from '../../parts/bars';
import { bodyName, FilterBar, groupWords, useFilters } from '../../parts/filters';
import { announce, useAnnounce } from '../../parts/live';
import { AnyMap, type Kind, type Paint } from '../../parts/map';
import { AsOfLine } from '../../parts/number-drawer';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { Interval, Legend, Told } from '../../parts/told';
import { Views } from '../../parts/views';
import { change, go, href, type Route } from '../../route';
import { t, word } from '../../words';
import { Facets, facetNames } from './facets';
import { RowDrawer } from './row';
import type { ActivitiesData, Line } from './types';

function columns(filters: Filters | undefined): Column<Line>[] {
    return [
        { name: 'partner', title: t('column.partner'), cell: (line) => <bdi>{line.partner_name}</bdi> },
        { name: 'activity', title: t('column.activity'), head: true, cell: (line) => <bdi>{line.activity || '–'}</bdi> },
        { name: 'body', title: t('column.body'), need: 3, cell: (line) => bodyName(filters, line.body) },
        {
            name: 'place',
            title: t('column.place'),
            need: 2,
            cell: (line) => (
                <>
                    <bdi>{line.place_name}</bdi> <code class="code">{line.place}</code>
                </>
            ),
        },
        {
            name: 'period',
            title: t('column.period'),
            need: 3,
            cell: (line) => (line.first_day ? period(`${line.first_day}..${line.last_day}`) : '–'),
        },
        { name: 'group', title: t('column.group'), need: 3, cell: (line) => groupWords(line.group) },
        { name: 'status', title: t('column.status'), need: 3, cell: (line) => word('status', line.status) },
        {
            name: 'reached',
            title: t('column.reached'),
            right: true,
            cell: (line) => <Told value={line.reached} state={line.reached_state} />,
        },
    ];
}

/** Lines by place in five steps of the most there is. */
function paints(data: ActivitiesData): Map<string, Paint> {
    const most = Math.max(1, ...data.facets.place.map((one) => one.rows));
    return new Map(
        data.facets.place.map((one) => [
            one.value,
            { kind: String(Math.max(1, Math.ceil((one.rows * 5) / most))) as Kind, words: t('act.count', { n: one.rows }) },
        ]),
    );
}

function mapKinds(data: ActivitiesData): [Kind, string][] {
    const most = Math.max(1, ...data.facets.place.map((one) => one.rows));
    const steps = ([1, 2, 3, 4, 5] as const).map((step): [Kind, string] => [
        String(step) as Kind,
        `≤ ${number(Math.round((most * step) / 5))}`,
    ]);
    return [...steps, ['not_reported', t('mark.not_reported')]];
}

/** The level of the places that the facet counts. */
function useFacetLevel(operation: string, data: ActivitiesData, wanted: boolean): number {
    const places = useQuery<{ places: Place[] }>(wanted ? operationPath(operation, '/places') : null).data?.places;
    const first = data.facets.place.find((one) => one.value)?.value;
    return places?.find((one) => one.pcode === first)?.level ?? 1;
}

function Shadows({ data, route, tab }: { data: ActivitiesData; route: Route; tab: string }) {
    const { operation, params } = route;
    const place = params.get('place');
    const level = useFacetLevel(operation, data, tab === 'map');
    if (tab === 'map') {
        const shown = paints(data);
        return (
            <AnyMap
                operation={operation}
                level={level}
                title={t('act.mapWhat')}
                paints={shown}
                unpainted="not_reported"
                kinds={mapKinds(data)}
                selected={place}
                select={(to) => change({ place: to === place ? null : to, after: null })}
            />
        );
    }
    return (
        <div class="charts">
            <Bars
                title={t('act.byMonth')}
                upright
                bars={data.bars.by_month.map((one) => ({
                    value: one.month,
                    words: period(one.month),
                    short: monthName(one.month),
                    rows: one.rows,
                }))}
                chosen={params.get('period')}
                choose={(to) => change({ period: to, after: null })}
            />
            <Bars
                title={t('act.byPartner')}
                bars={data.facets.partner.map((one) => ({ value: one.value, words: one.name || one.value, rows: one.rows }))}
                chosen={params.get('partner')}
                choose={(to) => change({ partner: to, after: null })}
            />
        </div>
    );
}

function Summary({ data, operation }: { data: ActivitiesData; operation: string }) {
    return (
        <p class="summary">
            <strong>{t('act.summary', { n: data.rows, partners: data.partners_count, places: data.places })}</strong>{' '}
            {data.reached && data.reached.reached !== null && (
                <>
                    {t('act.reached', { reached: data.reached.reached })}{' '}
                    <Interval low={data.reached.at_least} high={data.reached.at_most} />{' '}
                </>
            )}
            {data.held > 0 && <a href={href(operation, 'review')}>{t('act.heldApart', { n: data.held })}</a>}
        </p>
    );
}

function TextFilter({ value }: { value: string }) {
    return (
        <label class="choose">
            <span>{t('filter.text')}</span>
            <input
                type="search"
                name="text"
                value={value}
                onChange={(event) => {
                    change({ text: event.currentTarget.value, after: null });
                    announce(t('app.loading'));
                }}
            />
        </label>
    );
}

function Body({ data, route, filters, tab }: { data: ActivitiesData; route: Route; filters: Filters | undefined; tab: string }) {
    const { operation, params, rest } = route;
    useAnnounce(t('act.count', { n: data.rows }));
    const toRow = (line: Line) => go(`${href(operation, 'activities', Object.fromEntries(params), [line.id])}`);
    return (
        <>
            <Summary data={data} operation={operation} />
            <div class="with-facets">
                <Facets data={data} route={route} filters={filters} />
                <div class={tab === 'table' ? '' : 'beside'}>
                    <div>
                        {data.activities.length === 0 ? (
                            <Empty title={t('act.none')}>
                                <p>{t('act.noneWhat')}</p>
                            </Empty>
                        ) : (
                            <Table
                                wide
                                label={t('act.title')}
                                columns={columns(filters)}
                                rows={data.activities}
                                id={(line) => line.id}
                                selected={rest[0]}
                                open={toRow}
                            />
                        )}
                        <div class="buttons">
                            {params.get('after') && (
                                <button type="button" onClick={() => change({ after: null })}>
                                    {t('act.first')}
                                </button>
                            )}
                            {data.next && (
                                <button type="button" onClick={() => change({ after: data.next })}>
                                    {t('act.next')}
                                </button>
                            )}
                        </div>
                    </div>
                    {tab !== 'table' && <Shadows data={data} route={route} tab={tab} />}
                </div>
            </div>
            <Legend only={['zero', 'nil', 'not_reported', 'not_applicable', 'held']} />
            <AsOfLine asOf={data.as_of} withheld={data.withheld} />
        </>
    );
}

export function Activities({ route }: { route: Route }) {
    const { operation, params, rest } = route;
    const tab = params.get('tab') ?? 'table';
    const names = [...facetNames, 'text', 'after'];
    const asked: Parameters = Object.fromEntries(names.map((name) => [name, params.get(name)]));
    const answer = useQuery<ActivitiesData>(operationPath(operation, '/activities'), asked);
    const filters = useFilters(operation);
    const close = () => go(href(operation, 'activities', Object.fromEntries(params)));
    const active = [...facetNames, 'text'].filter((name) => params.get(name));
    return (
        <>
            <div class="head">
                <h1>{t('act.title')}</h1>
                <Views
                    route={{ ...route, rest: [] }}
                    first="table"
                    views={[
                        ['table', t('view.table')],
                        ['map', t('view.map')],
                        ['chart', t('view.chart')],
                    ]}
                />
                <Share operation={operation} list="/activities" asked={asked} />
            </div>
            <FilterBar active={active}>
                <TextFilter value={params.get('text') ?? ''} />
            </FilterBar>
            <p class="only-print">
                {active.map((name) => `${t(`filter.${name}` as 'filter.text')}: ${params.get(name)}`).join(' · ') ||
                    day(new Date().toISOString())}
            </p>
            <Asked answer={answer}>{(data) => <Body data={data} route={route} filters={filters} tab={tab} />}</Asked>
            {rest[0] && <RowDrawer operation={operation} id={rest[0]} filters={filters} close={close} />}
        </>
    );
}
