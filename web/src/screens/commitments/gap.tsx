// A gap with its name on one page: its figures over time, who promised what, who was asked, and who is asked next.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { actorWords } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, moment, period } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { bodyName, groupWords } from '../../parts/filters';
import { Part } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Interval, Severity, Told } from '../../parts/told';
import { href, type Route } from '../../route';
import { t, word } from '../../words';
import { Came, DeliveredOf, SumWords } from './amounts';
import { Asks } from './asks';
import { Marks } from './board';
import { GapChart } from './chart';
import { GapActs, PromiseActs } from './deeds';
import { LadderPart } from './ladder';
import type { Decision, GapAnswer, GapDay, NamedGap, Promise_ } from './types';

function Figures({ gap }: { gap: NamedGap }) {
    return (
        <dl class="facts">
            <div>
                <dt>{t('column.gap')}</dt>
                <dd>
                    <Told value={gap.missing} state={gap.missing_state} />
                    <Interval low={gap.missing_at_least} high={gap.missing_at_most} />
                </dd>
            </div>
            <div>
                <dt>{t('promise.promised')}</dt>
                <dd>
                    <SumWords sum={gap.promised} />
                </dd>
            </div>
            <div>
                <dt>{t('promise.delivered')}</dt>
                <dd>
                    <Told value={gap.delivered} state={gap.delivered_state} />
                </dd>
            </div>
            <div>
                <dt>{t('gap.uncovered')}</dt>
                <dd>
                    <Told value={gap.uncovered} state={gap.uncovered_state} />
                </dd>
            </div>
            <div>
                <dt>{t('column.inNeed')}</dt>
                <dd class="small">
                    <Told value={gap.in_need} state={gap.in_need_state} />
                </dd>
            </div>
            <div>
                <dt>{t('column.targeted')}</dt>
                <dd class="small">
                    <Told value={gap.targeted} state={gap.targeted_state} />
                </dd>
            </div>
            <div>
                <dt>{t('column.reached')}</dt>
                <dd class="small">
                    <Told value={gap.reached} state={gap.reached_state} />
                </dd>
            </div>
            <div>
                <dt>{t('column.severity')}</dt>
                <dd class="small">
                    <Severity step={gap.severity} />
                </dd>
            </div>
        </dl>
    );
}

function OnePromise({
    operation,
    promise,
    gap,
    filters,
}: {
    operation: string;
    promise: Promise_;
    gap: NamedGap;
    filters: Filters | undefined;
}) {
    const part = promise.parts.find((one) => one.gap === gap.gap);
    const others = promise.parts.filter((one) => one.gap !== gap.gap);
    const of = { ...promise, ...(part ?? {}) };
    return (
        <li class="promise" data-promise={promise.commitment}>
            <div class="promise-head">
                <strong>
                    <bdi>{promise.partner_name}</bdi>
                </strong>
                <span class={`badge promise-${promise.state}`}>{word('promiseState', promise.state)}</span>
                {promise.overdue_days > 0 && <span class="badge late">{t('promise.late', { n: promise.overdue_days })}</span>}
                <span class="quiet small">{t('promise.dueOn', { when: day(promise.by) })}</span>
            </div>
            <DeliveredOf of={of} />
            <Came delivered={of.delivered} whole={of.quantity} late={promise.overdue_days > 0} />
            {others.length > 0 && (
                <span class="small">
                    {t('promise.shared')}{' '}
                    {others.map((one) => (
                        <a key={one.gap} href={href(operation, 'commitments', {}, [String(one.gap)])}>
                            {t('gap.number', { id: String(one.gap) })}
                        </a>
                    ))}
                </span>
            )}
            {promise.conditions && (
                <span class="small">
                    {t('promise.conditions')}: <bdi>{promise.conditions}</bdi>
                </span>
            )}
            {promise.taken_over_from && <span class="small">{t('promise.takenOver', { id: String(promise.taken_over_from) })}</span>}
            {promise.state_reason && (
                <span class="small">
                    <bdi>{promise.state_reason}</bdi>
                </span>
            )}
            {promise.last_spoken && (
                <span class="quiet small" data-spoken>
                    {t('promise.spoken', { when: day(promise.last_spoken) })}
                    {promise.speak_again && ` · ${t('promise.speakOn', { when: day(promise.speak_again) })}`}
                </span>
            )}
            {promise.advised && (
                <span class="advised small">
                    {t('promise.advised')}: {word('promiseState', promise.advised.state)} · <bdi>{promise.advised.why}</bdi>
                </span>
            )}
            <PromiseActs operation={operation} promise={promise} filters={filters} />
        </li>
    );
}

/** A state that followed from a promise says which; otherwise somebody's own words. */
function reasonOf(one: Decision): string {
    const promise = /^commitment (\d+)$/.exec(one.cause ?? '')?.[1];
    return promise ? t('gap.followed', { id: promise }) : one.reason;
}

function Decisions({ decisions }: { decisions: Decision[] }) {
    return (
        <Part title={t('gap.decisions')} name="decisions">
            <ul class="timeline plain">
                {[...decisions].reverse().map((one) => (
                    <li key={one.at + one.state} class="entry">
                        <span class="entry-when quiet small">
                            {moment(one.at)}
                            <span>
                                <bdi>{actorWords(one.by)}</bdi>
                            </span>
                        </span>
                        <span>
                            <strong>{word('gapState', one.state)}</strong> <bdi>{reasonOf(one)}</bdi>
                        </span>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

function Opened({ operation, shown, filters, on }: { operation: string; shown: GapAnswer; filters: Filters | undefined; on: string }) {
    const { gap } = shown;
    const history = useQuery<{ days: GapDay[] }>(operationPath(operation, `/named-gaps/${gap.gap}/history`), { on });
    return (
        <>
            <div class="head">
                <h1>
                    <bdi>{gap.place_name}</bdi> · <bdi>{bodyName(filters, gap.body)}</bdi>
                </h1>
                <span class="quiet">
                    {t('gap.number', { id: String(gap.gap) })} · {groupWords(gap.group)} · {period(gap.period)}
                </span>
                <span class={`badge gap-${gap.state}`}>{word('gapState', gap.state)}</span>
                <Marks gap={gap} />
                <DaySelect value={on} />
                <a class="no-print" href={href(operation, 'commitments', { on })}>
                    {t('promise.all')}
                </a>
                <button type="button" class="no-print" onClick={() => print()}>
                    {t('app.print')}
                </button>
            </div>
            <p>
                <bdi>{gap.why_it_matters}</bdi>
            </p>
            {gap.critical_why && <p class="small critical">{gap.critical_why}</p>}
            {gap.advised && (
                <p class="advised">
                    {t('promise.advised')}: <strong>{word('gapState', gap.advised.state)}</strong> · {gap.advised.why}
                </p>
            )}
            <Figures gap={gap} />
            {!on && <GapActs operation={operation} gap={gap} filters={filters} />}
            <div class="parts">
                <div class="stack">
                    <Part title={t('promise.title')} name="promises">
                        {shown.commitments.length === 0 && <p class="quiet">{t('promise.none')}</p>}
                        <ul class="plain promises">
                            {shown.commitments.map((one) => (
                                <OnePromise key={one.commitment} operation={operation} promise={one} gap={gap} filters={filters} />
                            ))}
                        </ul>
                    </Part>
                    <Asks operation={operation} gap={gap} filters={filters} />
                </div>
                <div class="stack">
                    <Part title={t('gap.chart')} name="history">
                        <Asked answer={history}>{({ days }) => <GapChart days={days} />}</Asked>
                        <p class="quiet small">{t('gap.onlyDelivered')}</p>
                    </Part>
                    <LadderPart operation={operation} gap={gap} />
                    <Decisions decisions={shown.decisions ?? gap.decisions ?? []} />
                </div>
            </div>
        </>
    );
}

export function GapPage({ route, gap }: { route: Route; gap: string }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const on = params.get('on') ?? '';
    const answer = useQuery<GapAnswer>(operationPath(operation, `/named-gaps/${encodeURIComponent(gap)}`), { on });
    return <Asked answer={answer}>{(shown) => <Opened operation={operation} shown={shown} filters={filters} on={on} />}</Asked>;
}
