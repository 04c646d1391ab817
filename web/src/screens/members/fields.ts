// What the forms of members and contacts ask.
import type { Filters } from '../../data/types';
import type { Field } from '../../parts/deed';
import { bodyOptions, partnerOptions } from '../../parts/filters';
import { type Key, t, word } from '../../words';
import type { Contact } from './people';

function of(name: string, more: Partial<Field> = {}): Field {
    return { name, label: t(`field.${name}` as Key), ...more };
}
function choices(prefix: string, codes: string[]): [string, string][] {
    return codes.map((code) => [code, word(prefix, code)]);
}
const bodies = (filters: Filters | undefined, first = '') => of('body', { kind: 'choice', options: bodyOptions(filters), first });
const partners = (filters: Filters | undefined) => of('partner', { kind: 'choice', options: partnerOptions(filters) });

export function memberFields(filters: Filters | undefined, body: string): Field[] {
    return [
        { ...bodies(filters, body), needed: true },
        { ...partners(filters), needed: true },
        of('kind', {
            kind: 'choice',
            needed: true,
            first: 'member',
            options: choices('member', ['member', 'observer', 'donor', 'government', 'resource']),
        }),
        of('since', { kind: 'day' }),
        of('priorities', { kind: 'text' }),
        of('basis'),
    ];
}

type Choices = [string, string][];

export function acceptFields(documents: Choices): Field[] {
    return [of('all', { kind: 'switch', first: 'true' }), of('signatory'), of('document', { kind: 'choice', options: documents })];
}

export function contactFields(filters: Filters | undefined, body: string): Field[] {
    const posts = [
        'coordinator',
        'co_coordinator',
        'im_officer',
        'lead_representative',
        'focal_point',
        'reporting_officer',
        'head_of_office',
        'authority',
        'other',
    ];
    return [
        of('name', { needed: true }),
        of('post', { kind: 'choice', needed: true, first: 'focal_point', options: choices('post', posts) }),
        of('title'),
        partners(filters),
        bodies(filters, body),
        of('place'),
        of('phone', { many: true }),
        of('mail', { many: true }),
        of('language', { many: true }),
        of('public', {
            kind: 'choice',
            first: 'no',
            options: [
                ['no', t('members.no')],
                ['yes', t('members.yes')],
            ],
        }),
        of('said'),
    ];
}

export function focalFields(filters: Filters | undefined, contacts: Contact[]): Field[] {
    return [
        of('contact', { kind: 'choice', needed: true, options: contacts.map((one) => [one.id, `${one.name} · ${one.partner}`]) }),
        of('issue', {
            kind: 'choice',
            needed: true,
            options: choices('issue', [
                'gender',
                'age',
                'disability',
                'protection',
                'gbv',
                'psea',
                'aap',
                'environment',
                'hiv',
                'human_rights',
                'early_recovery',
                'cash',
                'mhpss',
            ]),
        }),
        bodies(filters),
        of('place'),
    ];
}

export function requestFields(filters: Filters | undefined, body: string): Field[] {
    return [
        { ...bodies(filters, body), needed: true },
        of('to-body', { kind: 'choice', needed: true, options: bodyOptions(filters) }),
        of('subject', { needed: true }),
        of('words', { kind: 'text' }),
        of('due', { kind: 'day' }),
    ];
}

export function linkFields(filters: Filters | undefined, body: string, documents: Choices): Field[] {
    const kinds = ['authority', 'peacekeeping', 'civil_society', 'military', 'development', 'donor', 'private_sector', 'other'];
    return [
        of('kind', { kind: 'choice', needed: true, options: choices('linkKind', kinds) }),
        of('subject', { needed: true }),
        { ...partners(filters), name: 'with' },
        of('other'),
        of('direction', { kind: 'choice', first: 'given', options: choices('direction', ['given', 'received', 'both']) }),
        bodies(filters, body),
        of('on', { kind: 'day' }),
        of('document', { kind: 'choice', options: documents }),
    ];
}

export function documentFields(filters: Filters | undefined, kinds: [string, string][]): Field[] {
    return [
        of('title', { needed: true }),
        of('kind', { kind: 'choice', needed: true, options: kinds }),
        bodies(filters),
        of('language'),
        of('day', { kind: 'day' }),
        of('sensitivity', { kind: 'choice', first: 'moderate', options: choices('sensitivity', ['low', 'moderate', 'high', 'severe']) }),
    ];
}
