// What a coordinator needs in the first minute of the day.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { actorWords, may } from '../data/session';
import type { AsOf, Figure, Filters, Gap, Kept, Profile } from '../data/types';
import { day, moment, number, percent, period } from '../format';
import { figureColumns } from '../parts/figure-columns';
import { bodyName, useFilters } from '../parts/filters';
import { AsOfLine, NumberDrawer } from '../parts/number-drawer';
import { Asked, Empty } from '../parts/state';
import { Table } from '../parts/table';
import { HowMany, Interval, Legend, OfNeed, Severity, Told } from '../parts/told';
import { change, href, type Route } from '../route';
import { t, word } from '../words';
import { PromisesToday } from './commitments/brief';
import { because, nobodyAssessed, reasonOf, reasonsOf } from './gaps/because';
import { gapId } from './gaps/list';
import { MeetingsToday } from './meetings/brief';

interface Reports {
    period: string;
    due: string;
    first: string;
    last: string;
    reported: number;
    late: number;
    nil: number;
    due_still: number;
    overdue: number;
    expected: number;
}
interface Held {
    rows: number;
    groups: number;
    queues: { queue: string; rows: number; groups: number }[];
}
interface Changed {
    since: number;
    journal: number;
    entries: number;
    by_kind: { kind: string; words?: string; entries: number }[];
    latest?: { seq: number; at: string; actor: string; kind: string; words: string; reason: string }[];
}
interface TodayData {
    method: string;
    profile: Profile;
    as_of: AsOf;
    withheld?: Kept[];
    period: string;
    by: string;
    all: Figure | null;
    sectors: Figure[];
    gaps: {
        top: Gap[];
        all: number;
        critical: number;
        because_nobody_reported: number;
        present_without_numbers: number;
        not_shown: number;
        reported_and_still_missing: number;
    };
    reports: Reports | null;
    held: Held;
    changed: Changed;
    freshness: { source: string; name: string; at: string; as_of: string | null; words: string }[];
}
interface Desk {
    reports: { partner: string; name: string; state: string; lines: number; due: string; period: string }[];
    changed: Changed;
}

/** The journal number that this browser saw last, moved on when the page is left. */
function useLastSeen(operation: string, journal: number | undefined): number | undefined {
    const shelf = `muster.seen.${operation}`;
    const [since] = useState(() => {
        const before = Number(localStorage.getItem(shelf));
        return before > 0 ? before : undefined;
    });
    useEffect(() => {
        if (journal === undefined) return;
        const leave = () => localStorage.setItem(shelf, String(journal));
        addEventListener('pagehide', leave);
        return () => {
            leave();
            removeEventListener('pagehide', leave);
        };
    }, [journal, shelf]);
    return since;
}

function Part({ title, more, children }: { title: string; more?: ComponentChildren; children: ComponentChildren }) {
    return (
        <section class="part">
            <header>
                <h2>{title}</h2>
                {more}
            </header>
            {children}
        </section>
    );
}

function KeyFigure({
    label,
    value,
    state,
    under,
    open,
}: {
    label: string;
    value: number | null;
    state?: string;
    under?: ComponentChildren;
    open: () => void;
}) {
    return (
        <button type="button" class="key" onClick={open}>
            <span class="key-label">{label}</span>
            <strong>
                <Told value={value} state={state} />
            </strong>
            <span class="quiet">{under}</span>
        </button>
    );
}

function KeyFigures({ all }: { all: Figure }) {
    const open = () => change({ how: 'all' });
    return (
        <div class="keys-row">
            <KeyFigure label={t('today.inNeed')} value={all.in_need} state={all.in_need_state} open={open} />
            <KeyFigure label={t('today.targeted')} value={all.targeted} state={all.targeted_state} open={open} />
            <KeyFigure
                label={t('today.reached')}
                value={all.reached}
                state={all.state}
                open={open}
                under={
                    <>
                        <Interval low={all.at_least} high={all.at_most} />
                        {all.of_target !== null && t('today.ofTarget', { share: percent(all.of_target) })}
                        {all.above_target && <span class="above"> {t('today.above')}</span>}
                    </>
                }
            />
        </div>
    );
}

/** Whoever is in need was not told by anybody, so that no gap can be seen: none is not the same as nothing missing. */
function NoNeeds({ operation }: { operation: string }) {
    return (
        <Part title={t('today.gaps')}>
            <Empty title={t('gaps.noNeeds')}>
                <p>{t('gaps.noNeedsWhat')}</p>
                {may('keep') && (
                    <a class="button primary" href={href(operation, 'needs')}>
                        {t('welcome.needs')}
                    </a>
                )}
            </Empty>
        </Part>
    );
}

function Gaps({ data, operation, filters }: { data: TodayData; operation: string; filters: Filters | undefined }) {
    return (
        <Part title={t('today.gaps')} more={<a href={href(operation, 'gaps')}>{t('today.allGaps', { n: data.gaps.all })}</a>}>
            <p>
                {reasonsOf(data.gaps).map(([reason, n], i) => (
                    <>
                        {i > 0 && ' · '}
                        <a key={reason} href={href(operation, 'gaps', { because: reason })}>
                            <strong>{number(n)}</strong> {t(`gaps.${reason}`)}
                        </a>
                    </>
                ))}
            </p>
            <Table
                label={t('today.gaps')}
                rows={data.gaps.top}
                id={gapId}
                columns={[
                    {
                        name: 'place',
                        title: t('column.place'),
                        cell: (gap) => (
                            <a href={href(operation, 'gaps', { sel: gapId(gap), how: 'gap' })}>
                                <bdi>{gap.place_name}</bdi>
                            </a>
                        ),
                    },
                    { name: 'body', title: t('column.body'), cell: (gap) => <bdi>{bodyName(filters, gap.body)}</bdi> },
                    { name: 'severity', title: t('column.severity'), right: true, cell: (gap) => <Severity step={gap.severity} /> },
                    { name: 'gap', title: t('column.gap'), right: true, cell: (gap) => <Told value={gap.gap} /> },
                    {
                        name: 'because',
                        title: t('column.because'),
                        need: 3,
                        cell: (gap) => <span class={`because because-${reasonOf(gap)}`}>{because(gap)}</span>,
                    },
                ]}
            />
        </Part>
    );
}

function ReportsPart({ reports, desk, operation }: { reports: Reports | null; desk: Desk | undefined; operation: string }) {
    if (!reports) return null;
    const counts: [string, number][] = [
        ['reported', reports.reported],
        ['nil', reports.nil],
        ['due', reports.due_still],
        ['late', reports.late],
        ['overdue', reports.overdue],
    ];
    const missing = (desk?.reports ?? []).filter((one) => one.state === 'overdue' || one.state === 'due');
    return (
        <Part title={t('today.reports')} more={<a href={href(operation, 'partners', { late: '1' })}>{t('screen.partners')}</a>}>
            <p class="quiet">
                {t('today.reportsFor', {
                    period: period(reports.period),
                    due: day(reports.due),
                })}{' '}
                · {t('today.expected', { n: reports.expected })}
            </p>
            <ul class="counts">
                {counts.map(([name, n]) => (
                    <li key={name} class={n === 0 ? 'quiet' : ''}>
                        <strong>{number(n)}</strong> {t(`today.${name as 'late'}`)}
                    </li>
                ))}
            </ul>
            {missing.length > 0 && (
                <p>
                    {missing.slice(0, 12).map((one, n) => (
                        <span key={one.partner}>
                            {n > 0 && ', '}
                            <a href={href(operation, 'partners', {}, [one.partner])}>
                                <bdi>{one.name}</bdi>
                            </a>
                        </span>
                    ))}
                    {missing.length > 12 && ` ${t('drawer.moreRows', { n: missing.length - 12 })}`}
                </p>
            )}
        </Part>
    );
}

function Waiting({ held, operation }: { held: Held; operation: string }) {
    return (
        <Part
            title={t('today.waiting')}
            more={held.rows > 0 && may('rows') && <a href={href(operation, 'review')}>{t('gaps.toReview')}</a>}
        >
            {held.rows === 0 ? (
                <p>{t('today.nothingWaits')}</p>
            ) : (
                <>
                    <p>{t('today.waitingRows', { n: held.rows, groups: held.groups })}</p>
                    <ul class="counts">
                        {held.queues.map((one) => (
                            <li key={one.queue}>
                                <a href={href(operation, 'review', { queue: one.queue })}>
                                    <strong>{number(one.rows)}</strong> {word('queue', one.queue)}
                                </a>
                            </li>
                        ))}
                    </ul>
                </>
            )}
        </Part>
    );
}

function Since({ changed }: { changed: Changed }) {
    return (
        <Part title={t('today.changed')}>
            {changed.entries === 0 ? (
                <p>{t('today.changedNone')}</p>
            ) : (
                <>
                    <p>{t('today.changedCount', { n: changed.entries })}</p>
                    <ul class="plain">
                        {changed.latest?.slice(0, 6).map((one) => (
                            <li key={one.seq}>
                                <span class="quiet">{moment(one.at)}</span> <span class="sentence">{one.words}</span>{' '}
                                <span class="quiet">{actorWords(one.actor)}</span>
                            </li>
                        ))}
                        {!changed.latest &&
                            changed.by_kind.map((one) => (
                                <li key={one.kind}>
                                    <strong>{number(one.entries)}</strong> {one.words || one.kind}
                                </li>
                            ))}
                    </ul>
                </>
            )}
        </Part>
    );
}

function Fresh({ data }: { data: TodayData }) {
    return (
        <Part title={t('today.fresh')}>
            <dl class="fresh">
                {data.freshness.map((one, n) => (
                    <div key={n}>
                        <dt>{word('fresh', one.source)}</dt>
                        <dd>
                            <bdi>{one.name}</bdi> <span class="quiet">{day(one.as_of || one.at)}</span>
                        </dd>
                    </div>
                ))}
            </dl>
        </Part>
    );
}

function ShareBar({ share }: { share: number }) {
    return (
        <svg class="share-drawn" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="share-all" width="100" height="12" />
            <rect width={Math.min(100, share)} height="12" />
        </svg>
    );
}

function Sectors({ data, operation, filters }: { data: TodayData; operation: string; filters: Filters | undefined }) {
    return (
        <Part title={t('today.sectors')}>
            <Table
                label={t('today.sectors')}
                rows={data.sectors}
                id={(one) => one.body}
                columns={[
                    {
                        name: 'body',
                        title: t('column.body'),
                        cell: (one) => <a href={href(operation, 'gaps', { body: one.body })}>{bodyName(filters, one.body)}</a>,
                    },
                    ...figureColumns(),
                    {
                        name: 'share',
                        title: t('column.ofNeed'),
                        right: true,
                        cell: (one) => (
                            <span class="share-bar">
                                {one.of_need !== null && <ShareBar share={one.of_need} />}
                                <OfNeed figure={one} />
                            </span>
                        ),
                    },
                    {
                        name: 'partners',
                        title: t('column.partners'),
                        right: true,
                        need: 2,
                        cell: (one) => <HowMany value={one.partners} />,
                    },
                ]}
            />
        </Part>
    );
}

function WholeDrawer({ route, data }: { route: Route; data: TodayData }) {
    if (route.params.get('how') !== 'all' || !data.all) return null;
    return (
        <NumberDrawer
            subject={{
                operation: route.operation,
                place: data.all.place,
                place_name: data.all.place_name,
                body: data.all.body,
                body_name: t('gaps.allBodies'),
                group: 'all',
                by: 'country',
            }}
            definition={t('drawer.reachDefinition')}
            value={data.all.reached === null ? '–' : number(data.all.reached)}
            close={() => change({ how: null })}
            figures={[
                [t('column.inNeed'), <Told key="n" value={data.all.in_need} state={data.all.in_need_state} />],
                [t('column.targeted'), <Told key="t" value={data.all.targeted} state={data.all.targeted_state} />],
                [
                    t('column.reached'),
                    <span key="r">
                        <Told value={data.all.reached} state={data.all.state} />{' '}
                        <Interval low={data.all.at_least} high={data.all.at_most} />
                    </span>,
                ],
            ]}
        />
    );
}

export function Today({ route }: { route: Route }) {
    const { operation } = route;
    const [journal, setJournal] = useState<number>();
    const since = useLastSeen(operation, journal);
    const answer = useQuery<TodayData>(operationPath(operation, '/today'), { since });
    const desk = useQuery<Desk>(may('rows') ? operationPath(operation, '/desk') : null, { since });
    const filters = useFilters(operation);
    useEffect(() => setJournal(answer.data?.as_of.journal), [answer.data?.as_of.journal]);
    return (
        <>
            <h1 class="unseen">{t('screen.today')}</h1>
            <Asked answer={answer}>
                {(data) => (
                    <>
                        {data.all && <KeyFigures all={data.all} />}
                        {!data.reports && data.sectors.every((one) => one.rows === 0) && (
                            <Empty title={t('today.empty')}>
                                <p>{t('today.emptyWhat')}</p>
                                <a class="button primary" href={href(operation, 'hand-in')}>
                                    {t('handin.title')}
                                </a>
                            </Empty>
                        )}
                        <div class="parts">
                            <div class="stack">
                                {data.gaps.all === 0 && nobodyAssessed(data.sectors) ? (
                                    <NoNeeds operation={operation} />
                                ) : (
                                    <Gaps data={data} operation={operation} filters={filters} />
                                )}
                                <Sectors data={data} operation={operation} filters={filters} />
                            </div>
                            <div class="stack">
                                <ReportsPart reports={data.reports} desk={desk.data} operation={operation} />
                                <Waiting held={data.held} operation={operation} />
                                <PromisesToday operation={operation} filters={filters} />
                                <MeetingsToday operation={operation} />
                                <div class="no-print">
                                    <Since changed={desk.data?.changed ?? data.changed} />
                                </div>
                                <Fresh data={data} />
                            </div>
                        </div>
                        <Legend only={['zero', 'not_reported', 'not_assessed', 'not_applicable']} />
                        <AsOfLine asOf={data.as_of} withheld={data.withheld} />
                        <WholeDrawer route={route} data={data} />
                    </>
                )}
            </Asked>
        </>
    );
}
