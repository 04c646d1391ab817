// One case of last resort: three conditions, each with the judgements of named people; what was decided, and what a block opened.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, moment } from '../../format';
import { DaySelect } from '../../parts/day-select';
import type { Field } from '../../parts/deed';
import { bodyName } from '../../parts/filters';
import { Part } from '../../parts/form';
import { Asked } from '../../parts/state';
import { href, type Route } from '../../route';
import { t, word } from '../../words';
import { type Act, Acts } from '../commitments/deeds';
import { whoActed } from '../commitments/ladder';
import type { CaseAnswer, Judgement } from '../commitments/types';
import { useActing } from '../commitments/who';
import { conditions, Sign } from './sign';

function judging(one: CaseAnswer, condition: string, acting: Record<string, string>): Act {
    return {
        name: `judge-${condition}`,
        verb: one.conditions[condition] ? t('resort.judgeAgain') : t('resort.judge'),
        path: `/last-resort/${one.resort}/judgements/${condition}`,
        fixed: acting,
        follows: t('resort.judgeThen'),
        fields: [
            {
                name: 'holds',
                label: word('condition', condition),
                kind: 'choice',
                needed: true,
                options: [
                    ['yes', t('condition.holds')],
                    ['no', t('condition.fails')],
                ],
            },
            { name: 'by', label: t('resort.judgedBy'), needed: true, help: t('promise.sealed') },
            { name: 'evidence', label: t('resort.evidence'), kind: 'text', needed: true, help: t('promise.sealed') },
            {
                name: 'sensitivity',
                label: t('field.sensitivity'),
                kind: 'choice',
                first: 'moderate',
                options: ['low', 'moderate', 'high', 'severe'].map((level) => [level, word('sensitivity', level)]),
            },
            { name: 'day', label: t('resort.judgedOn'), kind: 'day' },
            { name: 'look-again', label: t('resort.lookAgain'), kind: 'day' },
            { name: 'document', label: t('field.document') },
        ],
    };
}

function deciding(one: CaseAnswer, acting: Record<string, string>): Act[] {
    const reason: Field = { name: 'reason', label: t('field.reason'), kind: 'text', needed: true };
    return one.may_become.map((state) => ({
        name: `decide-${state}`,
        verb: word('resortDo', state),
        path: `/last-resort/${one.resort}/states`,
        fixed: { state, ...acting },
        follows: word('resortThen', state),
        fields:
            state === 'delivering'
                ? [
                      { name: 'people', label: t('promise.howMany'), needed: true },
                      { name: 'due', label: t('promise.by'), kind: 'day', needed: true },
                      reason,
                      { name: 'on-behalf-of', label: t('field.on-behalf-of') },
                  ]
                : [reason, { name: 'on-behalf-of', label: t('field.on-behalf-of') }],
    }));
}

function Judged({ one }: { one: Judgement }) {
    return (
        <li class="asked-line">
            <Sign judged={one} /> <strong>{one.holds ? t('condition.holds') : t('condition.fails')}</strong>{' '}
            <span class="quiet small">{day(one.judged_on)}</span>
            <span class="block small">
                {one.evidence_kept_back ? (
                    <span class="quiet">{t('resort.keptBack')}</span>
                ) : (
                    <>
                        <bdi>{one.judged_by}</bdi>: <bdi>{one.evidence}</bdi>
                    </>
                )}
            </span>
            <span class="block quiet small">
                {t('field.sensitivity')}: {word('sensitivity', one.sensitivity)}
                {one.look_again && ` · ${t('resort.againOn', { when: day(one.look_again) })}`}
            </span>
        </li>
    );
}

function Conditions({ one, operation, on }: { one: CaseAnswer; operation: string; on: string }) {
    const acting = useActing(operation);
    return (
        <div class="condition-row">
            {conditions.map((condition) => {
                const judged = one.judgements.filter((judgement) => judgement.condition === condition).reverse();
                const now = one.conditions[condition] ?? null;
                return (
                    <section key={condition} class="part condition" data-condition={condition}>
                        <header>
                            <h2>
                                <Sign judged={now} /> {word('condition', condition)}
                            </h2>
                        </header>
                        {now?.look_again_due && <p class="critical">{t('resort.againDue')}</p>}
                        {judged.length === 0 && <p class="quiet">{t('condition.open')}</p>}
                        <ul class="plain">
                            {judged.map((judgement) => (
                                <Judged key={judgement.at} one={judgement} />
                            ))}
                        </ul>
                        {may('propose') && one.open && !on && (
                            <Acts
                                operation={operation}
                                acts={[judging(one, condition, acting)]}
                                about={`${t('resort.case', { id: String(one.resort) })} ${word('condition', condition)}`}
                            />
                        )}
                    </section>
                );
            })}
        </div>
    );
}

function Opened({ one, operation, filters, on }: { one: CaseAnswer; operation: string; filters: Filters | undefined; on: string }) {
    const acting = useActing(operation);
    return (
        <>
            <div class="head">
                <h1>{t('resort.case', { id: String(one.resort) })}</h1>
                <span class="quiet">
                    <bdi>{bodyName(filters, one.body)}</bdi> · <bdi>{one.lead_name}</bdi>
                </span>
                <span class={`badge resort-${one.state}`}>{word('resortState', one.state)}</span>
                <span class="quiet">{t('resort.days', { n: one.days_in_state })}</span>
                <DaySelect value={on} />
                <a class="no-print" href={href(operation, 'last-resort', { on })}>
                    {t('resort.all')}
                </a>
                <button type="button" class="no-print" onClick={() => print()}>
                    {t('app.print')}
                </button>
            </div>
            <p>
                <a href={href(operation, 'commitments', { on }, [String(one.gap)])}>{t('gap.number', { id: String(one.gap) })}</a> ·{' '}
                {one.form === 'advocacy' ? t('resort.advocacy') : t('resort.delivery')}
            </p>
            <Conditions one={one} operation={operation} on={on} />
            {may('propose') && one.open && !on && (
                <Acts operation={operation} acts={deciding(one, acting)} about={t('resort.case', { id: String(one.resort) })} />
            )}
            <div class="parts">
                <Part title={t('resort.tasks')} name="tasks">
                    {one.tasks.length === 0 && <p class="quiet">{t('resort.tasksNone')}</p>}
                    <ul class="plain">
                        {one.tasks.map((task) => (
                            <li key={task.task} class="asked-line">
                                <strong>{word('task', task.kind)}</strong>{' '}
                                <span class="badge">{task.open ? t('resort.taskOpen') : t('resort.taskOver')}</span>{' '}
                                <span class="quiet small">{day(task.at.slice(0, 10))}</span>
                                <span class="block small">
                                    <bdi>{task.words}</bdi>
                                </span>
                            </li>
                        ))}
                    </ul>
                </Part>
                <Part title={t('gap.decisions')} name="decisions">
                    <ul class="timeline plain">
                        {[...one.steps].reverse().map((step) => (
                            <li key={step.at + step.state} class="entry">
                                <span class="entry-when quiet small">
                                    {moment(step.at)}
                                    <span>
                                        <bdi>{whoActed(step)}</bdi>
                                    </span>
                                </span>
                                <span>
                                    <strong>{word('resortState', step.state)}</strong>{' '}
                                    {step.blocked_by
                                        .split(' ')
                                        .filter(Boolean)
                                        .map((condition) => word('condition', condition))
                                        .join(', ')}{' '}
                                    · <bdi>{step.reason}</bdi>
                                </span>
                            </li>
                        ))}
                    </ul>
                </Part>
            </div>
        </>
    );
}

export function CasePage({ route, number }: { route: Route; number: string }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const on = params.get('on') ?? '';
    const path = `/last-resort/${encodeURIComponent(number)}${may('propose') ? '/evidence' : ''}`;
    const answer = useQuery<CaseAnswer>(operationPath(operation, path), { on });
    return <Asked answer={answer}>{(one) => <Opened one={one} operation={operation} filters={filters} on={on} />}</Asked>;
}
