// Numbers, days and the marks of what is not a number.
import { current } from './words';

export type State = 'number' | 'zero' | 'nil' | 'not_reported' | 'not_assessed' | 'not_applicable' | 'held' | 'suppressed' | 'withheld';

/** The signs of missing figures: the same in tables, in print and, as patterns, on maps. */
export const marks: Record<Exclude<State, 'number'>, string> = {
    zero: '0',
    nil: '∅',
    not_reported: '–',
    not_assessed: '○',
    not_applicable: '·',
    held: '?',
    suppressed: '<',
    withheld: '■',
};

export function number(value: number): string {
    return new Intl.NumberFormat(current()).format(value);
}

/** 41 470 as 41 k where room is short. */
export function short(value: number): string {
    return new Intl.NumberFormat(current(), { notation: 'compact', maximumFractionDigits: value < 10_000 ? 1 : 0 }).format(value);
}

/** part of whole as people read it: some is never 0 %, and what is not all never 100 %. */
export function shareOf(part: number, whole: number): string {
    const share = Math.round((part * 100) / whole);
    if (share === 0 && part > 0) return `<${percent(1)}`;
    if (share === 100 && part < whole) return `>${percent(99)}`;
    return percent(share);
}

export function percent(whole: number): string {
    return new Intl.NumberFormat(current(), { style: 'percent' }).format(whole / 100);
}

/** A day as 2026-03-31 in the reader's habit; what is no day stays as it is. */
export function day(iso: string | null | undefined): string {
    if (!iso) return '';
    const at = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
    if (Number.isNaN(at.getTime())) return iso;
    return new Intl.DateTimeFormat(current(), { dateStyle: 'medium', timeZone: iso.length === 10 ? 'UTC' : undefined }).format(at);
}

export function moment(iso: string | null | undefined): string {
    if (!iso) return '';
    const at = new Date(iso);
    if (Number.isNaN(at.getTime())) return iso;
    return new Intl.DateTimeFormat(current(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** The month alone, with the year where one begins. */
export function monthName(text: string): string {
    const at = new Date(`${text}-01T00:00:00Z`);
    const name = new Intl.DateTimeFormat(current(), { month: 'short', timeZone: 'UTC' }).format(at);
    return text.endsWith('-01') ? `${name} ${text.slice(2, 4)}` : name;
}

function isFirst(iso: string): boolean {
    return iso.length === 10 && iso.endsWith('-01');
}

function isLast(iso: string): boolean {
    return iso.length === 10 && new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
}

/** 2026-03, 2026-Q1, 2026 or two days with dots between. */
export function period(text: string | null | undefined): string {
    if (!text) return '';
    const month = /^(\d{4})-(\d{2})$/.exec(text);
    if (month) {
        const at = new Date(Date.UTC(Number(month[1]), Number(month[2]) - 1, 1));
        return new Intl.DateTimeFormat(current(), { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
    }
    const [first, last] = text.split('..');
    if (first && last && isFirst(first) && isLast(last)) {
        const [from, to] = [first.slice(0, 7), last.slice(0, 7)];
        return from === to ? period(from) : `${period(from)} – ${period(to)}`;
    }
    if (first && last) return `${first.length === 7 ? period(first) : day(first)} – ${last.length === 7 ? period(last) : day(last)}`;
    return text;
}

export function bytes(count: number): string {
    const unit = count < 1_000_000 ? 'kilobyte' : 'megabyte';
    return new Intl.NumberFormat(current(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(
        count / (unit === 'kilobyte' ? 1000 : 1e6),
    );
}

/** The five steps of a share of the need or the target: 1 under 20 %, 5 from 80 %. */
export function coverageStep(share: number): 1 | 2 | 3 | 4 | 5 {
    return share >= 80 ? 5 : share >= 60 ? 4 : share >= 40 ? 3 : share >= 20 ? 2 : 1;
}

/** For search: letters without marks, small. */
export function folded(text: string): string {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The day so many days from now, as dates are written in forms. */
export function inDays(days: number): string {
    return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
