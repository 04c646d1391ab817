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

/** Documents of the library by their titles; those that are not there yet are added with the members. */
function document(name: string, { documents }: Documents, many = false): Field {
    return { ...choice(name, documents), many, help: t('field.documentHelp') };
}

/** What every decision may say: since when, on whose behalf, on what basis, why, with which documents. */
export function common(about: Documents): Field[] {
    return [text('reason'), line('basis'), line('on-behalf-of'), document('document', about, true), { ...line('on'), kind: 'moment' }];
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

const parties = ['authorities', 'global_lead', 'partners', 'civil_society'];
const advisers = ['hct', 'ocha', 'global_lead', 'lead_agency', 'coordinator', 'government'];

export interface Documents {
    documents: [string, string][];
}
interface About extends Documents {
    filters: Filters | undefined;
    criteria: Criterion[];
    bodies: [string, string][];
    governance: string; // cluster, government or group
    leads: string[]; // who leads or shares in leading now
    as: string; // in which role one acts: an authority speaks for itself
}

const begin = (about: Documents) => [document('terms', about), line('area'), line('languages'), line('rhythm')];

/** Who can lead, and who can share in leading, by whom the body answers to (lists/lead_roles.csv). */
const leading: Record<string, string[]> = {
    cluster: ['cla', 'co_cla'],
    government: ['gov_lead'],
    group: ['wg_lead', 'subnational_lead'],
};
const sharing: Record<string, string[]> = {
    cluster: ['co_lead', 'co_chair', 'co_facilitator', 'co_coordinator', 'gov_co_lead'],
    government: ['support', 'co_lead', 'co_chair', 'co_facilitator', 'co_coordinator'],
    group: ['co_chair', 'co_facilitator', 'co_coordinator'],
};

function roleField(roles: string[]): Field {
    return { ...choice('role', choices('body.leadRole', roles), true), first: roles[0] };
}

function leadFields({ filters, governance, leads }: About): Field[] {
    const options = partnerOptions(filters);
    const argued = governance === 'cluster' ? [text('relevance'), text('capacity'), text('willingness'), text('deviation')] : [];
    const gone =
        leads.length > 0
            ? [
                  {
                      ...choice(
                          'instead-of',
                          options.filter(([id]) => leads.includes(id)),
                      ),
                      many: true,
                  },
              ]
            : [];
    return [choice('partner', options, true), roleField(leading[governance] ?? []), line('label'), ...gone, ...argued];
}

function shareFields(about: About): Field[] {
    return [
        choice('partner', partnerOptions(about.filters), true),
        roleField(sharing[about.governance] ?? []),
        line('label'),
        document('memorandum', about),
        ...['parties', 'scope', 'staffing', 'cost-sharing', 'disputes'].map((name) => line(name)),
        date('until'),
    ];
}

const languages = (): [string, string][] => [
    ['en', 'English'],
    ['fr', 'Français'],
    ['es', 'Español'],
    ['ar', 'العربية'],
];

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
    consult: ({ filters, as }) => [
        {
            ...choice('with', choices('party', as === 'government' ? ['authorities'] : parties), true),
            first: as === 'government' ? 'authorities' : undefined,
        },
        choice('partner', partnerOptions(filters)),
        text('saying', true),
    ],
    advise: ({ as }) => [
        {
            ...choice('who', choices('body.role', as === 'government' ? ['government'] : advisers), true),
            first: as === 'government' ? 'government' : 'hct',
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
    share: shareFields,
    release: ({ filters, leads }) => [
        choice(
            'partner',
            partnerOptions(filters).filter(([id]) => leads.includes(id)),
            true,
        ),
    ],
    letter: () => [choice('language', languages()), line('place')],
    hand_over: () => [text('override')],
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
    merge: ({ bodies }) => [{ ...choice('from', bodies, true), many: true }],
    split: () => [{ ...line('into', true), many: true, help: t('field.intoHelp') }],
    regroup: ({ bodies }) => [choice('parent', bodies, true)],
    hand_over: ({ bodies }) => [choice('successor', bodies, true)],
};

export function fieldsOf(move: string, action: string, about: About): Field[] {
    const more = move === 'propose' ? (proposed[action] ?? (() => [])) : (own[move] ?? (() => []));
    return [...more(about), ...common(about)];
}

/** Some moves share a command: what it is called in the address, and what is said without being asked. */
export function doorOf(move: string, action: string): { path: string; fixed: Record<string, string | boolean> } {
    if (move === 'propose') return { path: 'propose', fixed: { action } };
    if (move === 'conclude') return { path: 'review', fixed: { outcome: action } };
    if (move === 'share') return { path: 'lead', fixed: {} };
    if (move === 'change_lead') return { path: 'change-lead', fixed: {} };
    if (move === 'hand_over') return { path: 'hand-over', fixed: {} };
    if (move === 'release') return { path: 'lead', fixed: { end: true } };
    return { path: move, fixed: {} };
}

export function newFields(kind: 'cluster' | 'group', filters: Filters | undefined, documents: [string, string][]): Field[] {
    const bodies = bodyOptions(filters);
    const shared = [line('name'), choice('parent', bodies), line('area')];
    if (kind === 'cluster')
        return [
            { ...choice('type', choices('body.type', clusterTypes), true), first: 'national_cluster' },
            ...shared,
            ...common({ documents }),
        ];
    return [
        choice('type', choices('body.type', groupTypes), true),
        ...shared,
        choice('partner', partnerOptions(filters)),
        ...begin({ documents }).filter((field) => field.name !== 'area'),
        ...common({ documents }),
    ];
}
