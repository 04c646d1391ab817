// What is decided of a promise or a gap, each with what follows from it before the button is pressed.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { Deed, type Field } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { partnerOptions } from '../../parts/filters';
import { t, word } from '../../words';
import type { NamedGap, Promise_ } from './types';
import { useActing, useOwn } from './who';

export interface Act {
    name: string; // by which its words and its draft are known
    verb: string;
    path: string;
    fields: Field[];
    fixed?: Record<string, string | number | boolean>;
    follows?: string;
    urgent?: boolean; // what the figures advise
    aside?: boolean; // what is decided less often stands behind a fold
}

/** Buttons that each open their form; those that are asked for less often are folded. */
export function Acts({ operation, acts, about }: { operation: string; acts: Act[]; about: string }) {
    const [open, setOpen] = useState<Act | null>(null);
    if (acts.length === 0) return null;
    const button = (act: Act) => (
        <button key={act.name} type="button" class={act.urgent ? 'primary' : ''} data-act={act.name} onClick={() => setOpen(act)}>
            {act.verb}
        </button>
    );
    const folded = acts.filter((act) => act.aside && !act.urgent);
    return (
        <div class="acts no-print">
            <div class="buttons">{acts.filter((act) => !folded.includes(act)).map(button)}</div>
            {folded.length > 0 && (
                <details>
                    <summary>{acts.some((act) => act.urgent) ? t('promise.otherwise') : t('decide.title')}</summary>
                    <div class="buttons">{folded.map(button)}</div>
                </details>
            )}
            {open && (
                <Panel title={`${open.verb} · ${about}`} kind="dialog" close={() => setOpen(null)}>
                    <Deed
                        draft={`${operation} ${about} ${open.name}`}
                        path={operationPath(operation, open.path)}
                        fields={open.fields}
                        fixed={open.fixed}
                        verb={open.verb}
                        done={() => setOpen(null)}
                        close={() => setOpen(null)}
                    >
                        {open.follows && <p class="consequences">{open.follows}</p>}
                    </Deed>
                </Panel>
            )}
        </div>
    );
}

function reason(needed: boolean): Field {
    return { name: 'reason', label: t('field.reason'), kind: 'text', needed };
}

function verdicts(promise: Promise_): Act[] {
    return promise.may_become.map((state) => ({
        name: state,
        verb: word('promiseDo', state),
        path: `/commitments/${promise.commitment}/states`,
        fixed: { state },
        follows: word('promiseThen', state),
        aside: true,
        urgent: promise.advised?.state === state || (promise.state === 'offered' && state === 'accepted'),
        fields: [
            reason(['partly', 'lapsed', 'withdrawn'].includes(state)),
            ...(['fulfilled', 'partly'].includes(state)
                ? [{ name: 'evidence', label: t('promise.evidence'), kind: 'text' as const, help: t('promise.evidenceHelp') }]
                : []),
        ],
    }));
}

/** What the account may do with a promise: those who settle decide, a partner takes its own back. */
export function PromiseActs({ operation, promise, filters }: { operation: string; promise: Promise_; filters: Filters | undefined }) {
    const own = useOwn(operation);
    const path = `/commitments/${promise.commitment}`;
    const acts: Act[] = [];
    if (may('settle')) {
        acts.push(...verdicts(promise));
        if (promise.open)
            acts.push({
                name: 'note',
                verb: t('promise.note'),
                path: `${path}/follow-ups`,
                fields: [
                    { name: 'said', label: t('promise.said'), kind: 'text', needed: true },
                    {
                        name: 'by',
                        label: t('promise.channel'),
                        kind: 'choice',
                        first: 'call',
                        options: ['call', 'mail', 'meeting', 'visit', 'message'].map((one) => [one, word('channel', one)]),
                    },
                    { name: 'next', label: t('promise.speakAgain'), kind: 'day' },
                ],
            });
        if (promise.open && promise.state !== 'offered' && promise.left > 0)
            acts.push({
                name: 'transfer',
                aside: true,
                verb: t('promise.transfer'),
                path: `${path}/transfer`,
                follows: t('promise.transferThen'),
                fields: [
                    { name: 'to', label: t('promise.transferTo'), kind: 'choice', needed: true, options: partnerOptions(filters) },
                    reason(true),
                    { name: 'by', label: t('column.due'), kind: 'day' },
                ],
            });
    } else if (may('commit') && own === promise.partner && promise.may_become.includes('withdrawn'))
        acts.push({
            name: 'withdraw',
            verb: word('promiseDo', 'withdrawn'),
            path: `${path}/withdrawal`,
            follows: word('promiseThen', 'withdrawn'),
            fields: [reason(true)],
        });
    return <Acts operation={operation} acts={acts} about={`${promise.partner_name} ${promise.commitment}`} />;
}

function offering(gap: NamedGap, own: string, filters: Filters | undefined): Act {
    const who: Field[] = own
        ? []
        : [{ name: 'partner', label: t('column.partner'), kind: 'choice', needed: true, options: partnerOptions(filters) }];
    return {
        name: 'offer',
        verb: t('promise.offer'),
        path: '/commitments',
        fixed: own ? { gap: String(gap.gap), partner: own } : { gap: String(gap.gap) },
        follows: t('promise.offerThen'),
        fields: [
            ...who,
            { name: 'people', label: t('promise.howMany'), help: t('promise.howManyHelp') },
            { name: 'items', label: t('promise.orItems') },
            { name: 'money', label: t('promise.orMoney'), help: '25000 USD' },
            { name: 'by', label: t('promise.by'), kind: 'day', needed: true },
            { name: 'from', label: t('promise.from'), kind: 'day' },
            {
                name: 'confidence',
                label: t('promise.confidence'),
                kind: 'choice',
                options: ['certain', 'likely', 'possible'].map((one) => [one, word('confidence', one)]),
            },
            { name: 'conditions', label: t('promise.conditions'), kind: 'text' },
            { name: 'focal-point', label: t('promise.focalPoint'), help: t('promise.sealed') },
            { name: 'mail', label: t('field.mail'), help: t('promise.sealed') },
        ],
    };
}

/** What the account may do with a gap. */
export function GapActs({ operation, gap, filters }: { operation: string; gap: NamedGap; filters: Filters | undefined }) {
    const own = useOwn(operation);
    const acts: Act[] = [];
    if (may('commit') && gap.open) acts.push(offering(gap, own, filters));
    if (may('settle')) {
        for (const state of gap.may_become)
            acts.push({
                name: state,
                verb: word('gapDo', state),
                path: `/named-gaps/${gap.gap}/states`,
                fixed: { state },
                follows: word('gapThen', state),
                aside: true,
                urgent: gap.advised?.state === state,
                fields: [reason(true)],
            });
        if (gap.open)
            acts.push({
                name: gap.critical ? 'not-critical' : 'critical',
                verb: gap.critical ? t('gap.notCritical') : t('gap.makeCritical'),
                path: `/named-gaps/${gap.gap}/critical`,
                fixed: gap.critical ? { not: true } : {},
                follows: t('gap.criticalThen'),
                aside: true,
                fields: [reason(true)],
            });
    }
    return <Acts operation={operation} acts={acts} about={`${gap.place_name} ${gap.gap}`} />;
}

export interface Climbing {
    waits: boolean; // for an answer
    started: boolean;
    top: boolean; // no step is above
}

/** Raising a gap and answering for a step, in the role that the account holds. */
export function useClimbs(operation: string, gap: NamedGap, { waits, started, top }: Climbing): Act[] {
    const acting = useActing(operation);
    if (!may('propose') || !gap.open) return [];
    const behalf: Field = { name: 'on-behalf-of', label: t('field.on-behalf-of') };
    const raise: Act = {
        name: 'raise',
        verb: started ? t('ladder.raiseOn') : t('ladder.raise'),
        path: `/named-gaps/${gap.gap}/escalations`,
        fixed: acting,
        follows: t('ladder.raiseThen'),
        fields: [reason(true), behalf],
    };
    const answer: Act = {
        name: 'answer',
        verb: t('ladder.answer'),
        path: `/named-gaps/${gap.gap}/escalation-answers`,
        fixed: acting,
        urgent: true,
        fields: [
            {
                name: 'outcome',
                label: t('ladder.outcome'),
                kind: 'choice',
                needed: true,
                options: ['solved', 'partly', 'not_solved'].map((one) => [one, word('outcome', one)]),
            },
            reason(true),
            behalf,
        ],
    };
    return [...(waits ? [answer] : []), ...(top ? [] : [raise])];
}
