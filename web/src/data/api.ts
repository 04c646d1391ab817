// The one door to the server: every answer is the --json document of a command, every mistake a problem (RFC 9457). What the
// server says in sentences it says in the language of the interface.

import { current } from '../words';

export interface Finding {
    code: string;
    severity: 'wrong' | 'hold' | 'note' | string;
    at: string;
    sentence: string;
    remedy?: string;
}

/** What the server, or the lack of one, said instead of an answer. */
export class Problem extends Error {
    constructor(
        readonly status: number, // 0: nobody answered
        readonly code: string,
        readonly sentence: string,
        readonly remedy: string,
        readonly findings: Finding[] = [],
    ) {
        super(sentence);
    }
    get offline(): boolean {
        return this.status === 0;
    }
}

export type Value = string | number | boolean | undefined | null;
export type Parameters = Record<string, Value | Value[]>;

export const root = '/api/1';
let token = '';
/** The word that a writing request carries beside the cookie; given by /me. */
export function useToken(given: string): void {
    token = given;
}

let bearer = '';
/** The word of an upload link, instead of a cookie. */
export function useBearer(word: string): void {
    bearer = word;
}

function proof(headers: Record<string, string> = {}): Record<string, string> {
    if (bearer) headers.Authorization = `Bearer ${bearer}`;
    else if (token) headers['X-Muster-Token'] = token;
    return headers;
}

export function address(path: string, parameters: Parameters = {}): string {
    const query = new URLSearchParams();
    for (const name of Object.keys(parameters).sort()) {
        const given = parameters[name];
        for (const value of Array.isArray(given) ? given : [given])
            if (value !== undefined && value !== null && value !== '' && value !== false) query.append(name, String(value));
    }
    query.append('lang', current());
    return `${root}${path}?${query}`;
}

export function operationPath(operation: string, rest = ''): string {
    return `/operations/${encodeURIComponent(operation)}${rest}`;
}

async function problemOf(answer: Response): Promise<Problem> {
    try {
        const said = await answer.json();
        return new Problem(
            answer.status,
            said.code ?? '',
            said.sentence ?? said.detail ?? said.title ?? '',
            said.remedy ?? '',
            said.findings ?? [],
        );
    } catch {
        return new Problem(answer.status, '', answer.statusText, '');
    }
}

async function ask(url: string, init: RequestInit): Promise<Response> {
    let answer: Response;
    try {
        answer = await fetch(url, { credentials: 'same-origin', ...init });
    } catch {
        throw new Problem(0, 'offline', '', '');
    }
    if (answer.status === 401 && !/\/(me|session)\?/.test(url)) dispatchEvent(new Event('muster:signed-out'));
    if (answer.ok) return answer;
    const problem = await problemOf(answer);
    if (problem.status === 403 && problem.code.includes('second_factor')) dispatchEvent(new Event('muster:second-factor'));
    throw problem;
}

/** Reads; an unchanged answer costs a 304. */
export async function get<T>(path: string, parameters: Parameters = {}): Promise<T> {
    const answer = await ask(address(path, parameters), {
        cache: 'no-cache',
        headers: bearer ? { Accept: 'application/json', Authorization: `Bearer ${bearer}` } : { Accept: 'application/json' },
    });
    return (await answer.json()) as T;
}

export function newKey(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Writes; the same key twice is one act. */
export async function send<T>(verb: 'POST' | 'DELETE' | 'PUT', path: string, body: object = {}, key = newKey()): Promise<T> {
    const headers = proof({ Accept: 'application/json', 'Idempotency-Key': key, 'Content-Type': 'application/json' });
    const answer = await ask(address(path), { method: verb, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    return (text ? JSON.parse(text) : {}) as T;
}

interface Job {
    job: string;
    state: string;
    what?: string;
    done?: number;
    all?: number;
    status?: number;
    answer?: unknown;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Long work: the server takes it as a job and tells how far it is; a lost line is waited for, the work goes on meanwhile. */
export async function sendLong<T>(path: string, body: object, follow: (share: number | undefined) => void): Promise<T> {
    const headers = proof({
        Accept: 'application/json',
        'Idempotency-Key': newKey(),
        'Content-Type': 'application/json',
        Prefer: 'respond-async',
    });
    const answer = await ask(address(path), { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 202) return (await answer.json()) as T;
    const { job } = (await answer.json()) as Job;
    for (let wait = 200; ; wait = Math.min(2000, wait * 1.5)) {
        await pause(wait);
        const now = await get<Job>(`/jobs/${job}`).catch((problem: Problem) => {
            if (problem.offline) return undefined;
            throw problem;
        });
        if (now?.all) follow((now.done ?? 0) / now.all);
        if (now?.status === undefined) {
            if (now?.state === 'interrupted') throw new Problem(503, 'interrupted', '', '');
            continue;
        }
        if (now.status < 400) return now.answer as T;
        const said = (now.answer ?? {}) as { code?: string; sentence?: string; remedy?: string; findings?: Finding[] };
        throw new Problem(now.status, said.code ?? '', said.sentence ?? '', said.remedy ?? '', said.findings ?? []);
    }
}

/** A file that the server writes, such as the corrected workbook. */
export async function fetchFile(path: string, body: object, name: string): Promise<void> {
    const headers = proof({ 'Content-Type': 'application/json', 'Idempotency-Key': newKey() });
    const answer = await ask(address(path), { method: 'POST', headers, body: JSON.stringify(body) });
    const url = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export interface Uploaded {
    upload: string;
    name: string;
    bytes: number;
}

/** Sends a file and tells how far it is; fetch cannot. */
export function upload(operation: string, file: Blob, name: string, follow: (share: number) => void): Promise<Uploaded> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', address(operationPath(operation, '/uploads'), { name }));
        request.setRequestHeader('Content-Type', 'application/octet-stream');
        request.setRequestHeader('Idempotency-Key', newKey());
        for (const [name, value] of Object.entries(proof())) request.setRequestHeader(name, value);
        request.upload.onprogress = (event) => event.lengthComputable && follow(event.loaded / event.total);
        request.onerror = () => reject(new Problem(0, 'offline', '', ''));
        request.onload = async () => {
            if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
            else
                reject(
                    await problemOf(new Response(request.responseText || '{}', { status: request.status < 200 ? 502 : request.status })),
                );
        };
        request.send(file);
    });
}
