// The cluster lead agency as provider of last resort: each case with its three conditions, and what came of all of them.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { bodyName, bodyOptions, ChooseBody, FilterBar, ShowEnded } from '../../parts/filters';
import { Part } from '../../parts/form';
import { useAnnounce } from '../../parts/live';
import { Papers } from '../../parts/papers';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import { Told } from '../../parts/told';
import { href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import '../../styles/commitments.css';
import type { Case } from '../commitments/types';
import { wordOr } from '../structure/words';
import { CasePage } from './case';
import { conditions, Sign } from './sign';

interface Spent {
    times: number;
    days: number;
    longest: number;
}
interface Counters {
    all: {
        invoked: number;
        by_advocacy: number;
        blocked: number;
        blocked_by: Record<string, number>;
        delivered: number;
        resolved: number;
        open: number;
        escalated: number;
        days_on_ladder: Record<string, Spent>;
        days_in_state: Record<string, Spent>;
    };
}

function CaseCard({ one, operation, filters, on }: { one: Case; operation: string; filters: Filters | undefined; on: string }) {
    return (
        <li class="case-card" data-case={one.resort}>
            <div class="promise-head">
                <a class="card-name" href={href(operation, 'last-resort', { on }, [String(one.resort)])}>
                    {t('resort.case', { id: String(one.resort) })}
                </a>
                <span class={`badge resort-${one.state}`}>{word('resortState', one.state)}</span>
                <span class="quiet small">{t('resort.days', { n: one.days_in_state })}</span>
            </div>
            <span>
                <bdi>{bodyName(filters, one.body)}</bdi> · <bdi>{one.lead_name}</bdi> ·{' '}
                <a href={href(operation, 'commitments', { on }, [String(one.gap)])}>{t('gap.number', { id: String(one.gap) })}</a>
            </span>
            {one.form === 'advocacy' && <span class="small">{t('resort.advocacy')}</span>}
            <ul class="conditions">
                {conditions.map((condition) => (
                    <li key={condition}>
                        <Sign judged={one.conditions[condition] ?? null} /> {word('condition', condition)}
                    </li>
                ))}
            </ul>
        </li>
    );
}

const rungs = ['cluster', 'inter_cluster', 'country_team', 'lead_agency'];
const states = ['triggered', 'checking', 'delivering', 'blocked', 'resolved'];

interface DaysProps {
    title: string;
    all: Record<string, Spent>;
    order: string[]; // in which they follow each other; what is newer than this page comes last
    words: (step: string) => string;
}

function Days({ title, all, order, words }: DaysProps) {
    const place = (step: string) => (order.includes(step) ? order.indexOf(step) : order.length);
    const rows = Object.entries(all)
        .map(([step, spent]) => ({ step, ...spent }))
        .sort((a, b) => place(a.step) - place(b.step));
    if (rows.length === 0) return null;
    return (
        <>
            <h3>{title}</h3>
            <Table
                label={title}
                rows={rows}
                id={(one) => one.step}
                columns={[
                    { name: 'step', title: t('resort.step'), head: true, cell: (one) => words(one.step) },
                    { name: 'times', title: t('resort.times'), right: true, cell: (one) => <Told value={one.times} /> },
                    { name: 'daysAll', title: t('resort.daysAll'), right: true, cell: (one) => <Told value={one.days} /> },
                    { name: 'longest', title: t('resort.longest'), right: true, cell: (one) => <Told value={one.longest} /> },
                ]}
            />
        </>
    );
}

function CountersPart({ operation, on }: { operation: string; on: string }) {
    const answer = useQuery<Counters>(operationPath(operation, '/last-resort-counters'), { on });
    return (
        <Part title={t('resort.counters')} name="counters">
            <Asked answer={answer}>
                {({ all }) => (
                    <>
                        <dl class="facts">
                            {(['invoked', 'by_advocacy', 'blocked', 'delivered', 'resolved', 'open', 'escalated'] as const).map((name) => (
                                <div key={name}>
                                    <dt>{t(`counter.${name}`)}</dt>
                                    <dd>
                                        <Told value={all[name]} />
                                    </dd>
                                </div>
                            ))}
                            {Object.entries(all.blocked_by).map(([condition, times]) => (
                                <div key={condition}>
                                    <dt>{t('counter.blockedBy', { condition: word('condition', condition) })}</dt>
                                    <dd>
                                        <Told value={times} />
                                    </dd>
                                </div>
                            ))}
                        </dl>
                        <Days title={t('resort.onLadder')} all={all.days_on_ladder} order={rungs} words={(step) => word('rung', step)} />
                        <Days
                            title={t('resort.inState')}
                            all={all.days_in_state}
                            order={states}
                            words={(step) => wordOr('resortState', step, step)}
                        />
                    </>
                )}
            </Asked>
        </Part>
    );
}

function Overview({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const on = params.get('on') ?? '';
    const body = params.get('body') ?? '';
    const ended = params.get('ended');
    const asked = { on, body, all: ended ? true : null };
    const answer = useQuery<{ as_of: string; cases: Case[] }>(operationPath(operation, '/last-resort'), asked);
    useAnnounce(answer.data && t('resort.count', { n: answer.data.cases.length }));
    return (
        <>
            <div class="head">
                <h1>{t('resort.title')}</h1>
                <Share operation={operation} list="/last-resort" asked={asked} />
            </div>
            <FilterBar active={['body', 'on', 'ended'].filter((name) => params.get(name))}>
                <ChooseBody params={params} options={bodyOptions(filters)} />
                <DaySelect value={on} />
                <ShowEnded params={params} label={t('resort.ended')} />
            </FilterBar>
            <Asked answer={answer}>
                {({ cases, as_of }) => (
                    <>
                        {cases.length === 0 ? (
                            <Empty title={t('resort.none')}>
                                <p>{t('resort.noneWhat')}</p>
                                <a class="button primary" href={href(operation, 'commitments', { tab: 'list', rank: 'score' })}>
                                    {t('screen.commitments')}
                                </a>
                            </Empty>
                        ) : (
                            <ul class="plain cases">
                                {cases.map((one) => (
                                    <CaseCard key={one.resort} one={one} operation={operation} filters={filters} on={on} />
                                ))}
                            </ul>
                        )}
                        <Papers words={t('resort.log')} path={operationPath(operation, '/last-resort-log')} asked={{ body, on }} />
                        <p class="quiet small">{t('gap.asOf', { when: day(as_of) })}</p>
                    </>
                )}
            </Asked>
            <CountersPart operation={operation} on={on} />
        </>
    );
}

export function LastResort({ route }: { route: Route }) {
    const one = route.rest[0];
    return one ? <CasePage route={route} number={one} /> : <Overview route={route} />;
}
