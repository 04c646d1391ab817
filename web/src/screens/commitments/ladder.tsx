// Who is asked next when nobody fills a gap: the steps with their clocks, the letters, and the provider of last resort.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { actorWords, may } from '../../data/session';
import { day } from '../../format';
import { Part } from '../../parts/form';
import { Papers } from '../../parts/papers';
import { Asked } from '../../parts/state';
import { href } from '../../route';
import { t, word } from '../../words';
import { wordOr } from '../structure/words';
import { type Act, Acts, useClimbs } from './deeds';
import type { Case, Climb, Ladder, NamedGap } from './types';
import { useActing } from './who';

export function whoActed(one: { acting_role: string; on_behalf_of: string; by: string }): string {
    return one.on_behalf_of || wordOr('body.role', one.acting_role, one.acting_role) || actorWords(one.by);
}

function Step({ climb }: { climb: Climb }) {
    return (
        <li>
            <span class="quiet small">{day(climb.at.slice(0, 10))}</span>{' '}
            <strong>{climb.what === 'raised' ? t('ladder.raised') : word('outcome', climb.outcome)}</strong>{' '}
            <span class="quiet small">
                <bdi>{whoActed(climb)}</bdi>
            </span>
            <span class="block small">
                <bdi>{climb.reason}</bdi>
            </span>
        </li>
    );
}

function useTrigger(operation: string, gap: NamedGap, cases: Case[]): Act[] {
    const acting = useActing(operation);
    if (!may('propose') || !gap.open || !gap.critical || cases.some((one) => one.open)) return [];
    return [
        {
            name: 'trigger',
            verb: t('resort.trigger'),
            path: `/named-gaps/${gap.gap}/last-resort`,
            fixed: acting,
            follows: t('resort.triggerThen'),
            fields: [
                { name: 'reason', label: t('field.reason'), kind: 'text', needed: true },
                { name: 'on-behalf-of', label: t('field.on-behalf-of') },
            ],
        },
    ];
}

function Steps({ operation, gap, ladder }: { operation: string; gap: NamedGap; ladder: Ladder }) {
    const now = ladder.gaps[0];
    const steps = now?.steps ?? [];
    const cases = (useQuery<{ cases: Case[] }>(operationPath(operation, '/last-resort'), { all: true }).data?.cases ?? []).filter(
        (one) => one.gap === gap.gap,
    );
    const climbing = {
        waits: !!now?.waits,
        started: steps.length > 0,
        top: now?.step === ladder.ladder[ladder.ladder.length - 1]?.step,
    };
    const acts = [...useClimbs(operation, gap, climbing), ...useTrigger(operation, gap, cases)];
    const blocked = cases.some((one) => one.state === 'blocked');
    const letter = ladder.ladder.find((rung) => rung.step === now?.step)?.letter || blocked;
    return (
        <>
            <ol class="ladder">
                {ladder.ladder.map((rung) => {
                    const here = steps.filter((climb) => climb.step === rung.step);
                    const waits = !!now?.waits && now.step === rung.step;
                    return (
                        <li key={rung.step} class={here.length > 0 ? 'climbed' : ''} aria-current={waits ? 'step' : undefined}>
                            <strong>{word('rung', rung.step)}</strong>{' '}
                            <span class="quiet small">
                                {wordOr('body.role', rung.decides, rung.decides)} · {t('ladder.within', { n: rung.within_days })}
                            </span>
                            {waits && now?.due && (
                                <span class={`block small ${now.late_days > 0 ? 'critical' : ''}`}>
                                    {t('ladder.waits', { when: day(now.due) })}
                                    {now.late_days > 0 && ` · ${t('promise.late', { n: now.late_days })}`}
                                </span>
                            )}
                            {here.length > 0 && (
                                <ul class="plain">
                                    {here.map((climb) => (
                                        <Step key={climb.at + climb.what} climb={climb} />
                                    ))}
                                </ul>
                            )}
                        </li>
                    );
                })}
            </ol>
            {cases.map((one) => (
                <p key={one.resort} class="summary">
                    <a href={href(operation, 'last-resort', {}, [String(one.resort)])}>
                        <strong>{t('resort.case', { id: String(one.resort) })}</strong>
                    </a>
                    <span class="badge">{word('resortState', one.state)}</span>
                    {one.blocked_by.map((condition) => (
                        <span key={condition} class="critical">
                            {word('condition', condition)}
                        </span>
                    ))}
                </p>
            ))}
            <Acts operation={operation} acts={acts} about={`${gap.place_name} ${gap.gap}`} />
            {letter && <Papers words={t('ladder.letter')} path={operationPath(operation, `/named-gaps/${gap.gap}/letter`)} />}
        </>
    );
}

export function LadderPart({ operation, gap }: { operation: string; gap: NamedGap }) {
    const answer = useQuery<Ladder>(operationPath(operation, `/named-gaps/${gap.gap}/ladder`));
    return (
        <Part title={t('ladder.title')} name="ladder">
            <Asked answer={answer}>{(ladder) => <Steps operation={operation} gap={gap} ladder={ladder} />}</Asked>
        </Part>
    );
}
