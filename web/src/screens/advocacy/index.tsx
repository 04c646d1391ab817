// What the bodies speak up about, and the means that they ask for: a board by state, with what nobody took up yet.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, number } from '../../format';
import { bodyName, bodyOptions, ChooseBody, FilterBar } from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import { Views } from '../../parts/views';
import { change, go, href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import '../../styles/commitments.css';
import '../../styles/meetings.css';
import { Acts } from '../commitments/deeds';
import { ConcernPage } from './concern';
import { answering, asking, raising } from './deeds';
import type { Ask, BoardAnswer, Concern, Task } from './types';

export function Money({ sum }: { sum: Record<string, number> }) {
    const parts = Object.entries(sum);
    if (parts.length === 0) return <>–</>;
    return (
        <>
            {parts.map(([currency, amount], index) => (
                <span key={currency}>
                    {index > 0 && ' · '}
                    <bdi>
                        {number(amount)} {currency}
                    </bdi>
                </span>
            ))}
        </>
    );
}

function Card({ one, operation, filters }: { one: Concern; operation: string; filters: Filters | undefined }) {
    return (
        <li class="gap-card" data-concern={one.concern}>
            <a class="card-name" href={href(operation, 'advocacy', {}, [String(one.concern)])}>
                <bdi>{one.topic}</bdi>
            </a>
            <span class="quiet small">
                {one.concern} · <bdi>{bodyName(filters, one.body)}</bdi> · {day(one.since)}
            </span>
            {one.owner_name && (
                <span class="small">
                    <bdi>{one.owner_name}</bdi>
                </span>
            )}
            {one.cleared_by && (
                <span class="small">
                    {t('concern.clearedBy')} <bdi>{one.cleared_by}</bdi>
                </span>
            )}
            {one.last_resort && (
                <a class="small" href={href(operation, 'last-resort', {}, [String(one.last_resort)])}>
                    {t('resort.case', { id: String(one.last_resort) })}
                </a>
            )}
            {one.outcome && (
                <span class="small">
                    <bdi>{one.outcome}</bdi>
                </span>
            )}
        </li>
    );
}

function Tasks({ tasks, operation, filters }: { tasks: Task[]; operation: string; filters: Filters | undefined }) {
    if (tasks.length === 0) return null;
    return (
        <section class="part" data-part="tasks">
            <h2>{t('concern.tasks')}</h2>
            <ul class="plain promises">
                {tasks.map((one) => (
                    <li key={one.task} class="promise" data-task={one.task}>
                        <div class="promise-head">
                            <strong>{word('taskKind', one.kind)}</strong>
                            <a href={href(operation, 'last-resort', {}, [String(one.last_resort)])}>
                                {t('resort.case', { id: String(one.last_resort) })}
                            </a>
                            <a href={href(operation, 'commitments', {}, [String(one.gap)])}>{t('gap.number', { id: String(one.gap) })}</a>
                            <span class="quiet small">
                                <bdi>{bodyName(filters, one.body)}</bdi> · {day(one.since)}
                            </span>
                        </div>
                        <span class="small">
                            <bdi>{one.words}</bdi>
                        </span>
                        {one.kind === 'advocacy'
                            ? may('settle') && <Acts operation={operation} acts={[raising(filters, one)]} about={String(one.task)} />
                            : may('propose') && <Acts operation={operation} acts={[asking({ task: one.task })]} about={String(one.task)} />}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Board({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const answer = useQuery<BoardAnswer>(operationPath(operation, '/advocacy'), { body: params.get('body') });
    const all = answer.data?.states.reduce((sum, one) => sum + one.concerns.length, 0);
    useAnnounce(answer.data && t('concern.count', { n: all ?? 0 }));
    return (
        <Asked answer={answer}>
            {(data) => (
                <>
                    <p class="summary">
                        <span>
                            {t('ask.askedSum')}: <Money sum={data.asks.asked} />
                        </span>
                        <span>
                            {t('ask.pledgedSum')}: <Money sum={data.asks.pledged} />
                        </span>
                        {data.asks.unanswered > 0 && <strong>{t('ask.unanswered', { n: data.asks.unanswered })}</strong>}
                    </p>
                    {may('settle') && <Acts operation={operation} acts={[raising(filters)]} about={t('concern.title')} />}
                    <Tasks tasks={data.tasks} operation={operation} filters={filters} />
                    {all === 0 ? (
                        <Empty title={t('concern.none')}>
                            <p>{t('concern.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <div class="gap-board concern-board">
                            {data.states
                                .filter((one) => one.state !== 'dropped' || one.concerns.length > 0)
                                .map((one) => (
                                    <section key={one.state} class="stage" aria-label={word('concernState', one.state)}>
                                        <h2>
                                            {word('concernState', one.state)} <span class="quiet">{number(one.concerns.length)}</span>
                                        </h2>
                                        <ul class="plain">
                                            {one.concerns.map((each) => (
                                                <Card key={each.concern} one={each} operation={operation} filters={filters} />
                                            ))}
                                        </ul>
                                    </section>
                                ))}
                        </div>
                    )}
                    <p class="quiet small">{t('ask.noMoney')}</p>
                </>
            )}
        </Asked>
    );
}

export function AskTable({ operation, asks, filters }: { operation: string; asks: Ask[]; filters: Filters | undefined }) {
    return (
        <Table
            label={t('means.title')}
            rows={asks}
            id={(one) => String(one.ask)}
            columns={[
                {
                    name: 'donor',
                    title: t('ask.who'),
                    head: true,
                    cell: (one) => (one.asked === 'participants' ? t('ask.participantsShort') : <bdi>{one.donor_name}</bdi>),
                },
                {
                    name: 'gap',
                    title: t('ask.gap'),
                    cell: (one) => (
                        <>
                            <a href={href(operation, 'commitments', {}, [String(one.gap)])}>{t('gap.number', { id: String(one.gap) })}</a>{' '}
                            <span class="quiet small">
                                <bdi>{bodyName(filters, one.body)}</bdi>
                            </span>
                        </>
                    ),
                },
                {
                    name: 'amount',
                    title: t('ask.amount'),
                    right: true,
                    cell: (one) => (
                        <bdi>
                            {number(one.amount)} {one.currency}
                        </bdi>
                    ),
                },
                { name: 'asked', title: t('ask.askedOn'), need: 2, cell: (one) => day(one.asked_on) },
                {
                    name: 'answer',
                    title: t('ask.answered'),
                    cell: (one) => (
                        <>
                            {one.answer ? word('askAnswer', one.answer) : t('ask.waits', { n: one.waits_days })}
                            {may('propose') && <Acts operation={operation} acts={[answering(one)]} about={String(one.ask)} />}
                        </>
                    ),
                },
                {
                    name: 'pledged',
                    title: t('ask.pledged'),
                    right: true,
                    cell: (one) => (one.pledged === null ? '–' : number(one.pledged)),
                },
            ]}
        />
    );
}

function Asks({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const answer = useQuery<{ asks: Ask[] }>(operationPath(operation, '/asks'), { body: params.get('body') });
    return (
        <>
            {may('propose') && <Acts operation={operation} acts={[asking({})]} about={t('means.title')} />}
            <Asked answer={answer}>
                {({ asks }) =>
                    asks.length === 0 ? (
                        <Empty title={t('means.none')}>
                            <p>{t('ask.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <AskTable operation={operation} asks={asks} filters={filters} />
                    )
                }
            </Asked>
            <p class="quiet small">{t('ask.noMoney')}</p>
        </>
    );
}

function List({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const answer = useQuery<{ concerns: Concern[] }>(operationPath(operation, '/concerns'), { body: params.get('body') });
    return (
        <Asked answer={answer}>
            {({ concerns }) => (
                <Table
                    label={t('concern.title')}
                    rows={concerns}
                    id={(one) => String(one.concern)}
                    sort={params.get('sort')}
                    onSort={(sort) => change({ sort })}
                    open={(one) => go(href(operation, 'advocacy', {}, [String(one.concern)]))}
                    columns={[
                        {
                            name: 'topic',
                            title: t('concern.topic'),
                            head: true,
                            by: (one) => one.topic,
                            cell: (one) => <bdi>{one.topic}</bdi>,
                        },
                        { name: 'body', title: t('column.body'), by: (one) => one.body, cell: (one) => bodyName(filters, one.body) },
                        {
                            name: 'state',
                            title: t('column.status'),
                            by: (one) => one.state,
                            cell: (one) => word('concernState', one.state),
                        },
                        { name: 'since', title: t('structure.since'), need: 2, by: (one) => one.since, cell: (one) => day(one.since) },
                        { name: 'cleared', title: t('concern.clearedBy'), need: 3, cell: (one) => <bdi>{one.cleared_by}</bdi> },
                        { name: 'owner', title: t('concern.owner'), need: 3, cell: (one) => <bdi>{one.owner_name}</bdi> },
                    ]}
                />
            )}
        </Asked>
    );
}

export function Advocacy({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const one = route.rest[0];
    if (one) return <ConcernPage route={route} concern={one} filters={filters} />;
    const tab = params.get('tab') ?? 'board';
    return (
        <>
            <div class="head">
                <h1>{t('concern.screen')}</h1>
                <Views
                    route={route}
                    first="board"
                    views={[
                        ['board', t('promise.board')],
                        ['list', t('view.list')],
                        ['asks', t('means.title')],
                    ]}
                />
                <Share operation={operation} list={tab === 'asks' ? '/asks' : '/concerns'} asked={{ body: params.get('body') }} />
            </div>
            <FilterBar active={['body'].filter((name) => params.get(name))}>
                <ChooseBody params={params} options={bodyOptions(filters)} />
            </FilterBar>
            {tab === 'asks' ? (
                <Asks route={route} filters={filters} />
            ) : tab === 'list' ? (
                <List route={route} filters={filters} />
            ) : (
                <Board route={route} filters={filters} />
            )}
        </>
    );
}
