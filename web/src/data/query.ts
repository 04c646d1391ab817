// Answers kept by address: shown at once, asked again quietly, thrown away when the journal moves.

import { useEffect } from 'preact/hooks';
import { address, get, type Parameters, Problem } from './api';
import { Signal } from './signal';

interface Kept {
    data?: unknown;
    problem?: Problem;
    asked: number; // generation in which it was asked
    pending?: Promise<void>;
    at?: string; // when data came
}

const kept = new Map<string, Kept>();
const changes = new Signal();
let generation = 1;
const most = 60;

function tell(): void {
    changes.tell();
}

/** Something was written: every page that is open asks again. */
export function askAgain(): void {
    generation += 1;
    tell();
}

/** Another person signed in: nothing of the one before stays. */
export function forgetAll(): void {
    kept.clear();
    askAgain();
}

function fetchInto(key: string, path: string, parameters: Parameters): void {
    const entry = kept.get(key) ?? { asked: 0 };
    entry.asked = generation;
    kept.set(key, entry);
    if (kept.size > most) kept.delete(kept.keys().next().value as string);
    entry.pending = get(path, parameters)
        .then((data) => {
            entry.data = data;
            entry.at = new Date().toISOString();
            entry.problem = undefined;
        })
        .catch((problem) => {
            entry.problem = problem instanceof Problem ? problem : new Problem(-1, 'bug', String(problem), '');
        })
        .finally(() => {
            entry.pending = undefined;
            tell();
        });
}

export interface Answer<T> {
    data?: T;
    problem?: Problem;
    loading: boolean; // nothing to show yet
    stale: boolean; // shown is what was known before the line was lost
    at?: string; // when the server said it
}

const classes = ['low', 'moderate', 'high', 'severe'] as const;
export type Class = (typeof classes)[number];
const inUse = new Map<string, number>(); // addresses whose answers some component shows, and how many do

function highest(): Class | undefined {
    const found = [...inUse.keys()].map((key) =>
        classes.indexOf((kept.get(key)?.data as { classification?: Class } | undefined)?.classification as Class),
    );
    return classes[Math.max(-1, ...found)];
}

/** How sensitive what stands on the page is: the highest class of the answers that are shown. */
export function useClassification(): Class | undefined {
    changes.use();
    return highest();
}

function use(key: string, by: number): void {
    const before = highest();
    const now = (inUse.get(key) ?? 0) + by;
    if (now > 0) inUse.set(key, now);
    else inUse.delete(key);
    if (highest() !== before) tell();
}

/** null as the path asks nothing. */
export function useQuery<T>(path: string | null, parameters: Parameters = {}): Answer<T> {
    changes.use();
    const key = path === null ? '' : address(path, parameters);
    useEffect(() => {
        if (path === null) return;
        const entry = kept.get(key);
        if (!entry || (entry.asked !== generation && !entry.pending)) {
            fetchInto(key, path, parameters);
            tell();
        }
    });
    useEffect(() => {
        if (path === null) return;
        use(key, 1);
        return () => use(key, -1);
    }, [key]);
    if (path === null) return { loading: false, stale: false };
    const entry = kept.get(key);
    return {
        data: entry?.data as T | undefined,
        problem: entry?.problem,
        loading: entry?.data === undefined && entry?.problem === undefined,
        stale: entry?.data !== undefined && entry?.problem !== undefined,
        at: entry?.at,
    };
}
