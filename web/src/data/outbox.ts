// Acts kept in this browser until the server accepted them: they survive a lost line and a closed tab. Each carries its
// own key, so that one sent twice is done once.

import { newKey, Problem, send } from './api';
import { askAgain } from './query';
import { Signal } from './signal';

export interface Kept {
    key: string;
    verb: 'POST' | 'DELETE';
    path: string;
    body: object;
    label: string;
    at: string;
    account: string; // acts of one person are never sent as another
    state: 'here' | 'sending' | 'refused';
    sentence?: string;
}

const shelf = 'muster.outbox';
const changes = new Signal();
let acts: Kept[] = read();
let accepted = 0;
let busy = false;
let account = '';

function read(): Kept[] {
    try {
        const all = JSON.parse(localStorage.getItem(shelf) ?? '[]') as Kept[];
        return all.map((act) => (act.state === 'sending' ? { ...act, state: 'here' } : act));
    } catch {
        return [];
    }
}

function keep(): void {
    try {
        localStorage.setItem(shelf, JSON.stringify(acts));
    } catch {
        // A full or closed shelf: the act is still sent while the page is open.
    }
    changes.tell();
}

export function mine(): Kept[] {
    return acts.filter((act) => act.account === account);
}

export function actAs(name: string): void {
    account = name;
    accepted = 0;
    keep();
    void sendAll();
}

export function put(verb: 'POST' | 'DELETE', path: string, body: object, label: string): void {
    acts = [...acts, { key: newKey(), verb, path, body, label, at: new Date().toISOString(), account, state: 'here' }];
    keep();
    void sendAll();
}

export function drop(key: string): void {
    acts = acts.filter((act) => act.key !== key);
    keep();
}

function mark(key: string, changes: Partial<Kept>): void {
    acts = acts.map((act) => (act.key === key ? { ...act, ...changes } : act));
    keep();
}

/** In order, one at a time; a lost line ends it for now, a refusal is shown and the next goes on. */
export async function sendAll(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
        for (let act = mine().find((one) => one.state === 'here'); act; act = mine().find((one) => one.state === 'here')) {
            mark(act.key, { state: 'sending' });
            try {
                await send(act.verb, act.path, act.body, act.key);
                accepted += 1;
                drop(act.key);
                askAgain();
            } catch (problem) {
                const said = problem instanceof Problem ? problem : new Problem(-1, 'bug', String(problem), '');
                if (said.offline || said.status === 401 || said.status >= 500) {
                    mark(act.key, { state: 'here' });
                    break;
                }
                mark(act.key, { state: 'refused', sentence: `${said.sentence} ${said.remedy}`.trim() });
            }
        }
    } finally {
        busy = false;
    }
}

export function watchLine(): void {
    addEventListener('online', () => void sendAll());
    addEventListener('storage', (event) => {
        if (event.key !== shelf) return;
        acts = read();
        changes.tell();
    });
    setInterval(() => mine().some((act) => act.state === 'here') && void sendAll(), 15_000);
}

export function useOutbox(): { acts: Kept[]; accepted: number } {
    changes.use();
    return { acts: mine(), accepted };
}
