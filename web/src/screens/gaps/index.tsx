// Where help is missing and where it is doubled.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Figure, Filters, Gap, Gaps, Reach } from '../../data/types';
import { number } from '../../format';
import {
    bodyName,
    bodyOptions,
    Choose,
    FilterBar,
    groupOptions,
    levelOptions,
    partnerOptions,
    periodOptions,
    useFilters,
} from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { PlaceMap } from '../../parts/map';
import { AsOfLine, NumberDrawer } from '../../parts/number-drawer';
import { Share } from '../../parts/share';
import { Asked } from '../../parts/state';
import { Interval, Legend, Severity, Told } from '../../parts/told';
import { Views } from '../../parts/views';
import { change, href, type Route } from '../../route';
import { t, word } from '../../words';
import { NameOfGap } from '../commitments/brief';
import { because, NoGap, Reasons, reasonOf } from './because';
import { GapList, gapId } from './list';
import { GapMatrix } from './matrix';
import { OverlapList } from './overlaps';

const asking = ['by', 'body', 'period', 'group', 'place', 'partner'] as const;
type Asked5 = Record<(typeof asking)[number], string | null>;

function Filtering({ route, filters, tab }: { route: Route; filters: Filters | undefined; tab: string }) {
    const value = (name: string) => route.params.get(name) ?? '';
    const kinds: [string, string][] = ['presence', 'coverage', 'need', 'planned', 'equity'].map((kind) => [kind, word('kind', kind)]);
    return (
        <FilterBar active={[...asking, 'kind', 'class', 'because'].filter((name) => value(name))}>
            {tab !== 'overlaps' && (
                <Choose name="by" label={t('filter.by')} value={value('by') || 'adm2'} first="adm2" options={levelOptions(filters)} />
            )}
            <Choose name="body" label={t('filter.body')} value={value('body')} options={bodyOptions(filters)} none={t('app.all')} />
            {tab === 'list' && <Choose name="kind" label={t('filter.kind')} value={value('kind')} options={kinds} none={t('app.all')} />}
            {/* Who sees totals only asks by the stretches of time that the operation agreed on. */}
            {may('rows') && (
                <Choose
                    name="period"
                    label={t('filter.period')}
                    value={value('period')}
                    options={periodOptions(filters)}
                    none={t('filter.allTime')}
                />
            )}
            <Choose name="group" label={t('filter.group')} value={value('group')} options={groupOptions(filters)} none={t('group.all')} />
            {tab === 'overlaps' && may('rows') && (
                <Choose
                    name="partner"
                    label={t('filter.partner')}
                    value={value('partner')}
                    options={partnerOptions(filters)}
                    none={t('app.all')}
                />
            )}
        </FilterBar>
    );
}

interface OpenProps {
    route: Route;
    filters: Filters | undefined;
    gaps: Gaps | undefined;
    reach: Reach | undefined;
    by: string;
}

/** The drawer of the place and sector that is selected. */
function Opened({ route, filters, gaps, reach, by }: OpenProps) {
    const selected = route.params.get('sel');
    if (!selected || !route.params.get('how')) return null;
    const [place = '', body = '', group = 'all'] = selected.split(':');
    const gap = gaps?.gaps.find((one) => gapId(one) === selected);
    const figure = reach?.figures.find((one) => one.place === place && one.body === body);
    const one: Gap | Figure | undefined = gap ?? figure;
    if (!one) return null;
    const subject = {
        operation: route.operation,
        place,
        place_name: one.place_name,
        body,
        body_name: bodyName(filters, body),
        group,
        by,
        period: route.params.get('period'),
    };
    const value = gap?.gap ?? figure?.reached;
    return (
        <NumberDrawer
            key={selected}
            subject={subject}
            analysis={gaps ?? reach}
            value={
                value === null || value === undefined
                    ? t(`mark.${(one.state === 'number' ? 'not_reported' : one.state) as 'not_reported'}`)
                    : number(value)
            }
            definition={gap ? t('drawer.gapDefinition') : t('drawer.reachDefinition')}
            close={() => change({ how: null })}
            figures={[
                [t('column.inNeed'), <Told key="n" value={one.in_need} state={one.in_need === null ? 'not_assessed' : undefined} />],
                [t('column.targeted'), <Told key="t" value={one.targeted} state={one.targeted === null ? 'not_assessed' : undefined} />],
                [
                    t('column.reached'),
                    <span key="r">
                        <Told value={one.reached} state={one.state} /> {figure && <Interval low={figure.at_least} high={figure.at_most} />}
                    </span>,
                ],
                ...(gap
                    ? [
                          [
                              t('column.gap'),
                              <span key="g">
                                  <Told value={gap.gap} /> <Interval low={gap.at_least} high={gap.at_most} />
                              </span>,
                          ] as [string, preact.JSX.Element],
                      ]
                    : []),
                [t('column.severity'), <Severity key="s" step={one.severity} />],
            ]}
        >
            {gap && (
                <>
                    <h3>{t('drawer.because')}</h3>
                    <p class={`because because-${reasonOf(gap)}`}>{because(gap)}</p>
                    <p class="quiet">{gap.why}</p>
                    <p class="quiet">
                        {t('drawer.rank', { rank: gap.rank, score: Math.round(gap.score * 10) / 10 })} · {t('gaps.ranked')}
                    </p>
                    <NameOfGap operation={route.operation} place={place} body={body} group={group} by={by} />
                </>
            )}
        </NumberDrawer>
    );
}

function Body({ route, filters, tab, asked }: { route: Route; filters: Filters | undefined; tab: string; asked: Asked5 }) {
    const { operation, params } = route;
    const gaps = useQuery<Gaps>(operationPath(operation, '/gaps'), { ...asked, kind: params.get('kind') });
    const whole = tab === 'matrix' || tab === 'map' || gaps.data?.gaps.length === 0 || params.get('how') === 'reach';
    const reach = useQuery<Reach>(whole ? operationPath(operation, '/reach') : null, { ...asked, by: asked.by ?? 'adm2', all: true });
    const chosen = params.get('because') ?? '';
    const shown = (gaps.data?.gaps ?? []).filter((gap) => !chosen || reasonOf(gap) === chosen);
    useAnnounce(gaps.data && t('gaps.shown', { n: shown.length, all: gaps.data.all_gaps }));
    const selected = params.get('sel');
    const by = asked.by ?? 'adm2';
    return (
        <Asked answer={gaps}>
            {(data) => (
                <>
                    <Reasons gaps={data} chosen={chosen} />
                    <p class="summary">
                        <strong>{t('gaps.shown', { n: shown.length, all: data.all_gaps })}</strong>{' '}
                        <span class="quiet">{t('gaps.ranked')}</span>{' '}
                        {data.rows_held > 0 && <a href={href(operation, 'review')}>{t('gaps.heldOut', { n: data.rows_held })}</a>}
                    </p>
                    <div class={tab === 'map' ? 'beside' : ''}>
                        {tab === 'matrix' ? (
                            <Asked answer={reach}>
                                {(all) => <GapMatrix by={by} figures={all.figures} gaps={shown} filters={filters} selected={selected} />}
                            </Asked>
                        ) : shown.length === 0 ? (
                            <NoGap figures={reach.data?.figures} />
                        ) : (
                            <GapList gaps={shown} filters={filters} selected={selected} sort={params.get('sort')} />
                        )}
                        {tab === 'map' && (
                            <PlaceMap
                                operation={operation}
                                by={by}
                                figures={reach.data?.figures}
                                body={asked.body || 'intersectoral'}
                                title={t('gaps.mapWhat', { body: asked.body ? bodyName(filters, asked.body) : t('gaps.allBodies') })}
                                selected={selected?.split(':')[0] ?? null}
                                select={(place) => change({ sel: `${place}:${asked.body || 'intersectoral'}:all`, how: null })}
                            />
                        )}
                    </div>
                    <Legend only={['zero', 'nil', 'not_reported', 'not_assessed', 'not_applicable', 'held']} />
                    <AsOfLine asOf={data.as_of} withheld={data.withheld} />
                    <Opened route={route} filters={filters} gaps={data} reach={reach.data} by={by} />
                </>
            )}
        </Asked>
    );
}

export function GapsScreen({ route }: { route: Route }) {
    const filters = useFilters(route.operation);
    const tab = route.params.get('tab') ?? 'list';
    const asked = Object.fromEntries(asking.map((name) => [name, route.params.get(name)])) as Asked5;
    return (
        <>
            <div class="head">
                <h1>{tab === 'overlaps' ? t('overlaps.title') : t('gaps.title')}</h1>
                <Views
                    route={route}
                    first="list"
                    views={[
                        ['list', t('view.list')],
                        ['matrix', t('view.matrix')],
                        ['map', t('view.map')],
                        ['overlaps', t('view.overlaps')],
                    ]}
                />
                <Share operation={route.operation} list={tab === 'overlaps' ? '/overlaps' : '/gaps'} asked={asked} />
            </div>
            <Filtering route={route} filters={filters} tab={tab} />
            {tab === 'overlaps' ? (
                <OverlapList route={route} filters={filters} asked={asked} />
            ) : (
                <Body route={route} filters={filters} tab={tab} asked={asked} />
            )}
        </>
    );
}
