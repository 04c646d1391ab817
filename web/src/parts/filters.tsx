// Filters are the same words in every address: by, body, partner, place, period, group.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { Filters } from '../data/types';
import { period } from '../format';
import { change } from '../route';
import { named, t, word } from '../words';

interface ChooseProps {
    name: string;
    label: string;
    value: string;
    options: [value: string, words: string][];
    first?: string; // the value that an address leaves out
    none?: string; // what no choice means; left out where there is always one
}

export function Choose({ name, label, value, options, none, first }: ChooseProps) {
    const known = options.some(([one]) => one === value);
    return (
        <label class={`choose ${value && value !== first ? 'chosen' : ''}`}>
            <span>{label}</span>
            <select
                name={name}
                value={value}
                onChange={(event) =>
                    change({ [name]: event.currentTarget.value === first ? null : event.currentTarget.value, sel: null, after: null })
                }
            >
                {none !== undefined && <option value="">{none}</option>}
                {!known && value && <option value={value}>{value}</option>}
                {options.map(([one, words]) => (
                    <option key={one} value={one}>
                        {words}
                    </option>
                ))}
            </select>
        </label>
    );
}

interface AskedProps {
    params: URLSearchParams;
    label?: string;
}

/** Of which body, sector or cluster: of all where nothing is chosen. */
export function ChooseBody({ params, options }: { params: URLSearchParams; options: [value: string, words: string][] }) {
    return <Choose name="body" label={t('filter.body')} value={params.get('body') ?? ''} options={options} none={t('app.all')} />;
}

/** What is found by words that are typed. */
export function ChooseText({ params, label = t('filter.text') }: AskedProps) {
    return (
        <label class="choose">
            <span>{label}</span>
            <input
                type="search"
                name="text"
                value={params.get('text') ?? ''}
                onInput={(event) => change({ text: event.currentTarget.value }, { replace: true })}
            />
        </label>
    );
}

/** Whether what has ended is shown too. */
export function ShowEnded({ params, label }: AskedProps) {
    return (
        <label class="switch">
            <input
                type="checkbox"
                name="ended"
                checked={!!params.get('ended')}
                onChange={(event) => change({ ended: event.currentTarget.checked ? 1 : null })}
            />
            <span>{label}</span>
        </label>
    );
}

export function FilterBar({ children, active }: { children: ComponentChildren; active: string[] }) {
    // On a phone the list comes first and the filters are folded away.
    const wide = matchMedia('(min-width: 640px)').matches;
    return (
        <details class="fold" open={wide || active.length > 0}>
            <summary>
                {t('app.filters')} {active.length > 0 && <span class="quiet">({active.length})</span>}
            </summary>
            <form class="filters" aria-label={t('app.filters')} onSubmit={(event) => event.preventDefault()}>
                {children}
                {active.length > 0 && (
                    <button
                        type="button"
                        class="quiet-button"
                        onClick={() => change(Object.fromEntries(active.map((name) => [name, null])))}
                    >
                        {t('app.clear')}
                    </button>
                )}
            </form>
        </details>
    );
}

/** What questions can be asked with; whoever sees no figures, as by a link, does not ask. */
export function useFilters(operation: string): Filters | undefined {
    return useQuery<Filters>(operation && may('figures', operation) ? operationPath(operation, '/filters') : null).data;
}

type Listed = { code: string; name: string; kind: string; parent: string };
type Known = { id: string; name: string; acronym: string; kind: string };

/** The same with every body that is set up and every organisation that is known, whether or not anything was reported of it:
 * what forms of coordination choose from. */
export function useKnown(operation: string): Filters | undefined {
    const filters = useFilters(operation);
    const listed = useQuery<{ bodies: Listed[] }>(may('figures') ? operationPath(operation, '/bodies') : null, { established: true }).data
        ?.bodies;
    const partners = useQuery<{ partners: Known[] }>(may('figures') ? operationPath(operation, '/partners') : null).data?.partners;
    return useMemo(() => {
        if (!filters) return filters;
        const newer = (listed ?? []).filter((one) => !filters.bodies.some((body) => body.code === one.code));
        const silent = (partners ?? []).filter((one) => !filters.partners.some((partner) => partner.id === one.id));
        return {
            ...filters,
            bodies: [...filters.bodies, ...newer.map((one) => ({ ...one, rows: 0 }))],
            partners: [...filters.partners, ...silent.map((one) => ({ ...one, rows: 0 }))],
        };
    }, [filters, listed, partners]);
}

type Named = Filters | undefined;

export function bodyName(filters: Named, code: string): string {
    if (code === 'intersectoral') return t('gaps.allBodies');
    return sectorName({ code, name: filters?.bodies.find((body) => body.code === code)?.name });
}

export function sectorName({ code, name }: { code: string; name?: string }): string {
    return name ? named('sector', code, name) : word('sector', code);
}

export function partnerName(filters: Named, id: string): string {
    const partner = filters?.partners.find((one) => one.id === id);
    return partner?.acronym || partner?.name || id;
}

export function levelWords(by: string): string {
    return word('level', by);
}

export function groupWords(code: string): string {
    return word('group', code);
}

export function bodyOptions(filters: Named): [string, string][] {
    return (filters?.bodies ?? []).map((body) => [body.code, sectorName(body)]);
}

export function partnerOptions(filters: Named): [string, string][] {
    return (filters?.partners ?? []).map((one) => [one.id, one.acronym ? `${one.acronym} · ${one.name}` : one.name]);
}

export function levelOptions(filters: Named): [string, string][] {
    const levels = (filters?.levels ?? []).map((level) => level.by);
    const all = levels.includes('country') ? levels : ['country', ...levels];
    return all.map((by) => [by, levelWords(by)]);
}

export function groupOptions(filters: Named): [string, string][] {
    return (filters?.groups ?? []).filter((group) => group.code !== 'all').map((group) => [group.code, groupWords(group.code)]);
}

/** What a report can be of: the months that were told, those lately gone by with the running one, their quarters and years. */
export function reportablePeriods(filters: Named, today = new Date()): [string, string][] {
    const months = new Set(filters?.periods?.months ?? []);
    for (let back = 0; back < 18; back++)
        months.add(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)).toISOString().slice(0, 7));
    const latest = [...months].sort().reverse();
    const quarter = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
    const all = [...latest, ...new Set(latest.map(quarter)), ...new Set(latest.map((month) => month.slice(0, 4)))];
    return all.map((one) => [one, period(one)]);
}

export function periodOptions(filters: Named): [string, string][] {
    const months = [...(filters?.periods?.months ?? [])].sort().reverse();
    const years = [...new Set(months.map((month) => month.slice(0, 4)))];
    return [...years.map((year): [string, string] => [year, year]), ...months.map((month): [string, string] => [month, period(month)])];
}
