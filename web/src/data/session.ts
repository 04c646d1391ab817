// Who is signed in, and what the account may do.

import { t } from '../words';
import { get, Problem, send, useBearer, useToken } from './api';
import { actAs } from './outbox';
import { forgetAll } from './query';
import { Signal } from './signal';

export interface Grant {
    id: string;
    account: string;
    role: string;
    operation: string; // "*" is all
    body: string;
    partner: string;
    place: string;
    highest: string;
    from: string;
    until: string | null;
    provisional: boolean;
    granted_by: string;
}

export interface SecondFactor {
    has: boolean;
    required: boolean; // a role that is held works with one only
    proven: boolean; // this sign-in has shown it
    required_from: string | null; // where the house has put the rule off
    recovery_codes_left: number | null;
}

export interface Me {
    kind: 'account' | 'token' | 'link';
    account: string;
    name?: string;
    mail?: string;
    token: string;
    second_factor?: SecondFactor; // of accounts
    may_give?: Record<string, string[]>; // roles by operation, as permissions
    operations: Record<string, string[]>; // permissions by operation; "*" holds everywhere
    permissions: string[]; // those that hold anywhere
    grants: Grant[];
}

let me: Me | null | undefined; // undefined: not known yet
let trouble: Problem | undefined;
const changes = new Signal();

function tell(): void {
    changes.tell();
}

function settle(found: Me | null): void {
    const other = me && found && me.account !== found.account;
    me = found;
    useToken(found?.token ?? '');
    if (other || found === null) forgetAll();
    if (found) actAs(found.account || found.kind);
    tell();
}

export async function whoAmI(): Promise<void> {
    try {
        trouble = undefined;
        settle(await get<Me>('/me'));
    } catch (problem) {
        if (problem instanceof Problem && problem.status === 401) settle(null);
        else {
            trouble = problem instanceof Problem ? problem : new Problem(-1, 'bug', String(problem), '');
            tell();
        }
    }
}

export async function signIn(account: string, password: string, code: string): Promise<void> {
    leaveLink();
    await send('POST', '/session', { account, password, ...(code ? { code } : {}) });
    await whoAmI();
}

export async function signOut(): Promise<void> {
    leaveLink();
    await send('DELETE', '/session');
    settle(null);
}

/** Who acted, for readers: oneself by name, others as the server names them. */
export function actorWords(actor: string): string {
    if (actor === 'command line') return t('actor.commandLine');
    if (me && actor === me.account) return me.name || actor;
    // An account that one may not look up has no name here.
    return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(actor) ? t('actor.other') : actor;
}

/** May the account do this in the operation? Only what is shown depends on it; the server decides anew at every request. */
export function may(permission: string, operation = place): boolean {
    if (!me) return false;
    if (permission === 'give') return mayGive(operation).length > 0;
    return [...(me.operations['*'] ?? []), ...(me.operations[operation] ?? [])].includes(permission);
}

export function secondFactor(): SecondFactor | undefined {
    return me?.second_factor;
}

/** Until this sign-in has shown a second factor that a role asks for, the server answers nothing but what sets it up. */
export function mustProve(): boolean {
    const told = secondFactor();
    return me?.kind === 'account' && !!told?.required && !told.proven;
}

/** The roles that the account may give to others there; in all operations together where none is named. */
export function mayGive(operation = ''): string[] {
    const told = me?.may_give ?? {};
    const lists = operation ? [told['*'], told[operation]] : Object.values(told);
    return [...new Set(lists.flatMap((one) => one ?? []))];
}

let place = '';
/** The operation that is open, which `may` is asked about. */
export function standIn(operation: string): void {
    place = operation;
}

const linkShelf = 'muster.link';
/** Somebody came with an upload link: the word after # stays in this tab and is sent as a bearer's word. */
export function comeByLink(): void {
    try {
        if (location.pathname === '/hand-in' && location.hash.startsWith('#link_'))
            sessionStorage.setItem(linkShelf, location.hash.slice(1));
        const word = sessionStorage.getItem(linkShelf);
        if (word) useBearer(word);
    } catch {
        if (location.hash.startsWith('#link_')) useBearer(location.hash.slice(1));
    }
}

export function leaveLink(): void {
    try {
        sessionStorage.removeItem(linkShelf);
    } catch {
        // nothing was kept
    }
    useBearer('');
}

export function useSession(): { me: Me | null | undefined; trouble?: Problem } {
    changes.use();
    return { me, trouble };
}
