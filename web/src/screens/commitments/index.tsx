// Who said that they would fill which gap, by when, and what came of it.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { bodyName, bodyOptions, Choose, ChooseBody, FilterBar, partnerOptions, periodOptions, ShowEnded } from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { Severity, Told } from '../../parts/told';
import { Views } from '../../parts/views';
import { change, go, href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import '../../styles/commitments.css';
import { SumWords } from './amounts';
import { Board, Marks } from './board';
import { GapPage } from './gap';
import { SeenGaps, Weights, weightsOf } from './name';
import { LookBack, Promises } from './promises';
import { Reminders } from './reminders';
import { RuleLine } from './rule';
import { Shares } from './shares';
import type { BoardAnswer, NamedGap } from './types';
import { useOwn } from './who';

function columns(filters: Filters | undefined): Column<NamedGap>[] {
    return [
        {
            name: 'place',
            title: t('column.place'),
            head: true,
            by: (gap) => gap.place_name,
            cell: (gap) => (
                <>
                    <bdi>{gap.place_name}</bdi> <span class="quiet plain-weight">{gap.gap}</span>
                </>
            ),
        },
        { name: 'body', title: t('column.body'), by: (gap) => gap.body, cell: (gap) => <bdi>{bodyName(filters, gap.body)}</bdi> },
        {
            name: 'severity',
            title: t('column.severity'),
            right: true,
            need: 3,
            by: (gap) => gap.severity,
            cell: (gap) => <Severity step={gap.severity} />,
        },
        {
            name: 'missing',
            title: t('column.gap'),
            right: true,
            by: (gap) => gap.missing,
            cell: (gap) => <Told value={gap.missing} state={gap.missing_state} />,
        },
        { name: 'promised', title: t('promise.promised'), right: true, need: 2, cell: (gap) => <SumWords sum={gap.promised} /> },
        {
            name: 'delivered',
            title: t('promise.delivered'),
            right: true,
            need: 2,
            by: (gap) => gap.delivered,
            cell: (gap) => <Told value={gap.delivered} state={gap.delivered_state} />,
        },
        {
            name: 'uncovered',
            title: t('gap.uncovered'),
            right: true,
            need: 3,
            by: (gap) => gap.uncovered,
            cell: (gap) => <Told value={gap.uncovered} state={gap.uncovered_state} />,
        },
        {
            name: 'state',
            title: t('column.status'),
            by: (gap) => gap.state,
            cell: (gap) => (
                <>
                    {word('gapState', gap.state)} <Marks gap={gap} />
                </>
            ),
        },
    ];
}

function Counts({ counts }: { counts: BoardAnswer['counts'] }) {
    return (
        <p class="summary">
            <span>{t('gap.count', { n: counts.gaps })}</span>
            {counts.overdue > 0 && <strong class="critical">{t('gap.lateCount', { n: counts.overdue })}</strong>}
            {counts.critical > 0 && <strong>{t('gap.criticalCount', { n: counts.critical })}</strong>}
            {counts.critical_without_offer > 0 && (
                <strong class="critical">{t('gap.nobodyCount', { n: counts.critical_without_offer })}</strong>
            )}
        </p>
    );
}

function Gaps({
    route,
    filters,
    tab,
    body,
    partner,
}: {
    route: Route;
    filters: Filters | undefined;
    tab: string;
    body: string;
    partner: string;
}) {
    const { operation, params } = route;
    const on = params.get('on') ?? '';
    const rank = params.get('rank') ?? 'overdue';
    const asked = { body, on, rank, top: 200, ...weightsOf(params) };
    const open = useQuery<BoardAnswer>(operationPath(operation, '/named-gaps'), asked);
    const closed = useQuery<BoardAnswer>(operationPath(operation, '/named-gaps'), { body, on, state: 'closed', top: 50 });
    useAnnounce(open.data && t('gap.count', { n: open.data.counts.gaps }));
    return (
        <Asked answer={open}>
            {(data) => {
                const all = [...data.gaps, ...(closed.data?.gaps ?? [])].filter(
                    (gap) => !partner || gap.commitments.some((one) => one.partner === partner),
                );
                return (
                    <>
                        <Counts counts={data.counts} />
                        {all.length === 0 ? (
                            <Empty title={t('gap.none')}>
                                <p>{t('gap.noneWhat')}</p>
                                {may('settle') && (
                                    <a class="button primary" href={href(operation, 'commitments', {}, ['new'])}>
                                        {t('gap.seen')}
                                    </a>
                                )}
                            </Empty>
                        ) : tab === 'list' ? (
                            <Table
                                label={t('gap.title')}
                                rows={all}
                                columns={columns(filters)}
                                id={(gap) => String(gap.gap)}
                                sort={params.get('sort')}
                                onSort={(sort) => change({ sort })}
                                open={(gap) => go(href(operation, 'commitments', { on }, [String(gap.gap)]))}
                                wide
                            />
                        ) : (
                            <Board gaps={all} operation={operation} filters={filters} on={on} />
                        )}
                        <RuleLine operation={operation} rule={data.critical_rule} />
                        <p class="quiet small">
                            {t('gap.onlyDelivered')} {t('gap.asOf', { when: day(data.as_of) })}
                        </p>
                    </>
                );
            }}
        </Asked>
    );
}

function Overview({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const own = useOwn(operation);
    const first = own ? 'promises' : 'board';
    const tab = params.get('tab') ?? first;
    const body = params.get('body') ?? '';
    const partner = params.get('partner') ?? (own && tab === 'promises' ? own : '');
    const ranks: [string, string][] = [
        ['overdue', t('rank.overdue')],
        ['score', t('rank.score')],
    ];
    const lists: Record<string, string> = { promises: '/commitments', lookback: '/commitment-replay', shares: '/responsibilities' };
    return (
        <>
            <div class="head">
                <h1>{t('promise.screen')}</h1>
                <Views
                    route={route}
                    first={first}
                    views={[
                        ['board', t('promise.board')],
                        ['list', t('view.list')],
                        ['promises', own ? t('promise.ours') : t('promise.title')],
                        ['lookback', t('lot.title')],
                        ...(may('contacts') ? ([['shares', t('share.title')]] as [string, string][]) : []),
                        ...(may('contacts') || may('commit') ? ([['reminders', t('remind.tab')]] as [string, string][]) : []),
                    ]}
                />
                {may('settle') && (
                    <a class="button no-print" href={href(operation, 'commitments', {}, ['new'])}>
                        {t('gap.seen')}
                    </a>
                )}
                <Share operation={operation} list={lists[tab] ?? '/named-gaps'} asked={{ body, partner, on: params.get('on') }} />
            </div>
            {tab !== 'reminders' && (
                <FilterBar active={['body', 'partner', 'on', 'rank', 'ended', 'period'].filter((name) => params.get(name))}>
                    <ChooseBody params={params} options={bodyOptions(filters)} />
                    {!(own && tab === 'promises') && tab !== 'shares' && (
                        <Choose
                            name="partner"
                            label={t('filter.partner')}
                            value={partner}
                            options={partnerOptions(filters)}
                            none={t('app.all')}
                        />
                    )}
                    {tab === 'lookback' ? (
                        <Choose
                            name="period"
                            label={t('filter.period')}
                            value={params.get('period') ?? ''}
                            options={periodOptions(filters)}
                            none={t('lot.thisYear')}
                        />
                    ) : (
                        <DaySelect value={params.get('on') ?? ''} />
                    )}
                    {(tab === 'board' || tab === 'list') && (
                        <Choose
                            name="rank"
                            label={t('rank.label')}
                            value={params.get('rank') ?? 'overdue'}
                            first="overdue"
                            options={ranks}
                        />
                    )}
                    {(tab === 'board' || tab === 'list') && params.get('rank') === 'score' && <Weights params={params} />}
                    {tab === 'promises' && <ShowEnded params={params} label={t('promise.ended')} />}
                </FilterBar>
            )}
            {tab === 'reminders' ? (
                <Reminders operation={operation} filters={filters} own={own} />
            ) : tab === 'shares' ? (
                <Shares route={route} body={body} filters={filters} />
            ) : tab === 'promises' ? (
                <Promises route={route} body={body} partner={partner} />
            ) : tab === 'lookback' ? (
                <LookBack route={route} body={body} partner={partner} />
            ) : (
                <Gaps route={route} filters={filters} tab={tab} body={body} partner={partner} />
            )}
        </>
    );
}

export function Commitments({ route }: { route: Route }) {
    const gap = route.rest[0];
    if (gap === 'new') return <SeenGaps route={route} />;
    return gap ? <GapPage route={route} gap={gap} /> : <Overview route={route} />;
}
