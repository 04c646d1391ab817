// What each move asks for; the options of `muster body …` by their names.
import type { Filters } from '../../data/types';
import type { Field } from '../../parts/deed';
import { bodyOptions, partnerOptions } from '../../parts/filters';
import { type Key, t, word } from '../../words';
import type { Criterion } from './types';
import { wordOr } from './words';

function choices(prefix: string, codes: string[]): [string, string][] {
    return codes.map((code) => [code, word(prefix, code)]);
}

function line(name: string, needed = false): Field {
    return { name, label: t(`field.${name}` as Key), needed };
}
function text(name: string, needed = false): Field {
    return { ...line(name, needed), kind: 'text' };
}
function choice(name: string, options: [string, string][], needed = false): Field {
    return { ...line(name, needed), kind: 'choice', options };
}
function date(name: string): Field {
    return { ...line(name), kind: 'day' };
}

/** What every decision may say: since when, on whose behalf, on what basis, why, with which document. */
export function common(): Field[] {
    return [text('reason'), line('basis'), line('on-behalf-of'), line('document'), { ...line('on'), kind: 'moment' }];
}

export const clusterTypes = ['national_cluster', 'aor'];
export const groupTypes = [
    'sector_gov',
    'hct',
    'iccg',
    'imwg',
    'subnational_cluster',
    'working_group',
    'technical_wg',
    'task_force',
    'sag',
    'refugee_sector',
];

interface About {
    filters: Filters | undefined;
    criteria: Criterion[];
    bodies: [string, string][];
}

const begin = () => [line('terms'), line('area'), line('languages'), line('rhythm')];

function leadFields({ filters }: About): Field[] {
    const roles = ['cla', 'co_cla', 'gov_co_lead', 'co_lead', 'co_chair', 'co_facilitator', 'co_coordinator', 'gov_lead', 'support'];
    return [
        choice('partner', partnerOptions(filters), true),
        { ...choice('role', choices('body.leadRole', [...roles, 'subnational_lead', 'wg_lead']), true), first: 'cla' },
        line('label'),
        text('relevance'),
        text('capacity'),
        text('willingness'),
        text('deviation'),
        line('memorandum'),
        date('until'),
    ];
}

const own: Record<string, (about: About) => Field[]> = {
    find: ({ criteria }) => [
        choice(
            'criterion',
            criteria.map((one): [string, string] => [one.criterion, wordOr('criterion', one.criterion, one.text)]),
            true,
        ),
        choice('finding', choices('finding', ['met', 'partly', 'not_met', 'unknown']), true),
        text('saying', true),
    ],
    consult: ({ filters }) => [
        choice('with', choices('party', ['authorities', 'global_lead', 'partners', 'civil_society']), true),
        choice('partner', partnerOptions(filters)),
        text('saying', true),
    ],
    advise: () => [
        {
            ...choice('who', choices('body.role', ['hct', 'ocha', 'global_lead', 'lead_agency', 'coordinator', 'government']), true),
            first: 'hct',
        },
        choice('stance', choices('stance', ['for', 'with_conditions', 'against'])),
        text('saying', true),
    ],
    notify: () => [choice('who', choices('party', ['government', 'partners']), true), text('saying', true)],
    solution: () => [text('saying', true)],
    endorse: () => [{ ...line('silence'), kind: 'switch' }],
    activate: begin,
    reactivate: begin,
    merge: begin,
    amend: begin,
    deactivate: () => [text('override')],
    rename: () => [line('name', true)],
    regroup: ({ bodies }) => [choice('parent', bodies)],
    lead: leadFields,
    share: leadFields,
    release: ({ filters }) => [choice('partner', partnerOptions(filters), true)],
    post: ({ filters }) => [
        choice('post', choices('post', ['coordinator', 'co_coordinator', 'im_officer']), true),
        { ...choice('standing', choices('standing', ['dedicated', 'double_hatted', 'vacant']), true), first: 'dedicated' },
        choice('partner', partnerOptions(filters)),
        line('person'),
        date('until'),
    ],
    plan: ({ filters }) => [
        { ...line('part', true), help: t('field.partHelp') },
        text('saying', true),
        choice('status', choices('planStatus', ['pending', 'met', 'ready', 'dropped'])),
        choice('partner', partnerOptions(filters)),
        date('due'),
        line('verified-by'),
    ],
    review: () => [date('next-review')],
    conclude: () => [date('next-review')],
    submit: ({ bodies }) => [choice('successor', bodies)],
};

const proposed: Record<string, (about: About) => Field[]> = {
    activate: () => [],
    merge: ({ bodies }) => [choice('from', bodies, true)],
    split: () => [line('into', true)],
    regroup: ({ bodies }) => [choice('parent', bodies, true)],
    hand_over: ({ bodies }) => [choice('successor', bodies, true)],
};

export function fieldsOf(move: string, action: string, about: About): Field[] {
    const more = move === 'propose' ? (proposed[action] ?? (() => [])) : (own[move] ?? (() => []));
    return [...more(about), ...common()];
}

/** Some moves share a command: what it is called in the address, and what is said without being asked. */
export function doorOf(move: string, action: string): { path: string; fixed: Record<string, string | boolean> } {
    if (move === 'propose') return { path: 'propose', fixed: { action } };
    if (move === 'conclude') return { path: 'review', fixed: { outcome: action } };
    if (move === 'share') return { path: 'lead', fixed: {} };
    if (move === 'release') return { path: 'lead', fixed: { end: true } };
    return { path: move, fixed: {} };
}

export function newFields(kind: 'cluster' | 'group', filters: Filters | undefined): Field[] {
    const bodies = bodyOptions(filters);
    const shared = [line('name'), choice('parent', bodies), line('area')];
    if (kind === 'cluster')
        return [{ ...choice('type', choices('body.type', clusterTypes), true), first: 'national_cluster' }, ...shared, ...common()];
    return [
        choice('type', choices('body.type', groupTypes), true),
        ...shared,
        choice('partner', partnerOptions(filters)),
        ...begin().filter((field) => field.name !== 'area'),
        ...common(),
    ];
}
