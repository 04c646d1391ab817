// What is written and decided of a concern or an ask.
import type { Filters } from '../../data/types';
import type { Field } from '../../parts/deed';
import { bodyOptions, partnerOptions } from '../../parts/filters';
import { t, word } from '../../words';
import type { Act } from '../commitments/deeds';
import type { Ask, Concern, Task } from './types';

const worded = (family: string, codes: string[]): [string, string][] => codes.map((one) => [one, word(family, one)]);
const words = (label: string, needed = false): Field => ({ name: 'words', label, kind: 'text', needed });
const onDay = (): Field => ({ name: 'on', label: t('meeting.day'), kind: 'day' });

const restsOn = (): Field[] => [
    { name: 'gap', label: t('concern.gap'), help: t('concern.gapHelp') },
    { name: 'obstacle', label: t('concern.obstacle'), kind: 'text' },
    { name: 'funding', label: t('concern.funding'), kind: 'text' },
    { name: 'need', label: t('concern.need'), kind: 'text' },
    { name: 'document', label: t('concern.document'), help: 'd12' },
];

export function raising(filters: Filters | undefined, task?: Task): Act {
    return {
        name: task ? `take-${task.task}` : 'raise',
        verb: task ? t('concern.take') : t('concern.raise'),
        path: '/concerns',
        ...(task && { fixed: { task: task.task } }),
        fields: [
            { name: 'topic', label: t('concern.topic'), kind: 'text', needed: !task, ...(task && { first: task.words }) },
            ...(task
                ? []
                : [
                      {
                          name: 'body',
                          label: t('column.body'),
                          kind: 'choice' as const,
                          needed: true,
                          options: bodyOptions(filters),
                      },
                      ...restsOn(),
                  ]),
            { name: 'affected', label: t('concern.affected') },
            { name: 'owner', label: t('concern.owner'), kind: 'choice', options: partnerOptions(filters) },
            {
                name: 'sensitivity',
                label: t('concern.sensitivity'),
                kind: 'choice',
                first: 'moderate',
                options: worded('sensitivity', ['low', 'moderate', 'high', 'severe']),
            },
        ],
    };
}

export function asking({ gap, concern, task }: { gap?: number; concern?: number; task?: number }): Act {
    return {
        name: task ? `ask-${task}` : 'ask',
        verb: t('ask.ask'),
        path: '/asks',
        fixed: { ...(gap && { gap }), ...(concern && { concern }), ...(task && { task }) },
        follows: t('ask.then'),
        fields: [
            ...(gap || task ? [] : [{ name: 'gap', label: t('concern.gap'), needed: true }]),
            { name: 'donor', label: t('ask.donor') },
            { name: 'participants', label: t('ask.participants'), kind: 'switch' },
            { name: 'amount', label: t('ask.amount'), needed: true },
            { name: 'currency', label: t('ask.currency'), first: 'USD' },
            words(t('ask.words')),
            onDay(),
        ],
    };
}

export function answering(one: Ask): Act {
    return {
        name: `answer-${one.ask}`,
        verb: t('ask.answer'),
        path: `/asks/${one.ask}/answers`,
        fields: [
            {
                name: 'answer',
                label: t('ask.answered'),
                kind: 'choice',
                needed: true,
                options: worded('askAnswer', ['pledged', 'partly', 'declined', 'withdrawn']),
            },
            { name: 'amount', label: `${t('ask.pledged')} (${one.currency})` },
            words(t('ask.said')),
            onDay(),
        ],
    };
}

/** What may follow, as the concern's state says, for who may do it. */
export function concernActs(one: Concern, mayWrite: boolean, mayClear: boolean): Act[] {
    const path = `/concerns/${one.concern}`;
    const acts: Act[] = [];
    if (mayWrite && one.open)
        acts.push({
            name: 'message',
            verb: t('concern.write'),
            path: `${path}/messages`,
            ...(['cleared', 'delivered'].includes(one.state) && { follows: t('concern.writeThen') }),
            urgent: one.state === 'identified',
            fields: [
                {
                    name: 'audience',
                    label: t('concern.audience'),
                    kind: 'choice',
                    needed: true,
                    options: worded('audience', ['government', 'donors', 'hc_hct', 'parties', 'global', 'media', 'communities', 'other']),
                },
                {
                    name: 'channel',
                    label: t('concern.channel'),
                    kind: 'choice',
                    first: 'note',
                    options: worded('carried', ['meeting', 'letter', 'note', 'briefing', 'statement', 'private', 'media', 'other']),
                },
                words(t('concern.message')),
                { name: 'document', label: t('concern.document'), help: 'd12' },
            ],
        });
    if (mayClear && one.may_become.includes('cleared'))
        acts.push({
            name: 'clear',
            verb: t('concern.clear'),
            path: `${path}/clearance`,
            urgent: true,
            fields: [{ name: 'who', label: t('concern.clearedFor'), needed: true }, words(t('concern.condition')), onDay()],
        });
    if (!mayWrite) return acts;
    for (const state of one.may_become.filter((each) => !['cleared', 'drafted'].includes(each)))
        acts.push({
            name: state,
            verb: word('concernDo', state),
            path: `${path}/states`,
            fixed: { state },
            aside: state === 'dropped' || state === 'identified',
            fields: [
                words(state === 'outcome_known' ? t('concern.outcome') : t('field.reason'), state !== 'delivered'),
                ...(state === 'delivered' || state === 'outcome_known' ? [onDay()] : []),
            ],
        });
    if (['cleared', 'delivered', 'outcome_known'].includes(one.state))
        acts.push({
            name: 'contribute',
            verb: t('concern.contribute'),
            path: `${path}/contributions`,
            fields: [
                {
                    name: 'to',
                    label: t('concern.contributeTo'),
                    kind: 'choice',
                    first: 'hc',
                    options: worded('takes', ['hc', 'hct', 'erc', 'iccg', 'ocha', 'other']),
                },
                words(t('concern.contributed')),
            ],
        });
    if (one.open) acts.push({ name: 'evidence', verb: t('concern.more'), path: `${path}/evidence`, aside: true, fields: restsOn() });
    return acts;
}
