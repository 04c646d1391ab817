// The address is the view. Everything on screen except scroll is in it, and what is the default is left out.
import { Signal } from './data/signal';
import { outside } from './screens';

export interface Route {
    operation: string; // '' on pages that belong to none
    screen: string;
    rest: string[];
    params: URLSearchParams;
}

export function parse(path: string, search: string): Route {
    const words = path.split('/').filter(Boolean).map(decodeWord);
    const params = new URLSearchParams(search);
    const first = words[0] ?? '';
    if (first === '' || outside.includes(first)) return { operation: '', screen: first || 'operations', rest: words.slice(1), params };
    return { operation: first, screen: words[1] ?? 'today', rest: words.slice(2), params };
}

function decodeWord(word: string): string {
    try {
        return decodeURIComponent(word);
    } catch {
        return word;
    }
}

export type Changes = Record<string, string | number | null | undefined>;

/** The same parameters with some changed; null, '' and undefined take one away. Sorted, so that one view has one address. */
export function changed(params: URLSearchParams, changes: Changes): URLSearchParams {
    const all = new Map(params);
    for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === undefined || value === '') all.delete(name);
        else all.set(name, String(value));
    }
    return new URLSearchParams([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function href(operation: string, screen: string, changes: Changes = {}, rest: string[] = []): string {
    const path = `/${[operation, screen === 'today' && rest.length === 0 ? '' : screen, ...rest].filter(Boolean).map(encodeURIComponent).join('/')}`;
    const query = changed(new URLSearchParams(), changes).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    return path + (query ? `?${query}` : '');
}

const moves = new Signal();
function moved(): void {
    moves.tell();
}

export function go(to: string, how: { replace?: boolean } = {}): void {
    const elsewhere = to.split('?')[0] !== location.pathname;
    if (how.replace) history.replaceState(null, '', to);
    else if (to !== location.pathname + location.search) history.pushState(null, '', to);
    moved();
    if (elsewhere) scrollTo(0, 0);
}

/** Changes the view that is open; a filter is a step that Back takes back, typing is not. */
export function change(changes: Changes, how: { replace?: boolean } = {}): void {
    const query = changed(new URLSearchParams(location.search), changes).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
    go(location.pathname + (query ? `?${query}` : ''), how);
}

export function useRoute(): Route {
    moves.use();
    return parse(location.pathname, location.search);
}

/** Ordinary links of our own pages do not load the page anew. */
export function watchLinks(): void {
    addEventListener('popstate', moved);
    document.addEventListener('click', (event) => {
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        const link = (event.target as Element | null)?.closest?.('a');
        if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
        if (link.pathname.startsWith('/api/')) return;
        if (link.hash && link.pathname === location.pathname) return;
        event.preventDefault();
        go(link.pathname + link.search);
    });
}
