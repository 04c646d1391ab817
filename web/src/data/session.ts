// Who is signed in, and what the account may do.
import { useEffect, useReducer } from 'preact/hooks';
import { get, Problem, send, useToken } from './api';
import { actAs } from './outbox';
import { forgetAll } from './query';

export interface Grant {
    id?: string;
    account?: string;
    role: string;
    operation: string;
    body?: string;
    partner?: string;
    place?: string;
    from?: string | null;
    until?: string | null;
    granted_by?: string;
}

export interface Me {
    account: string;
    name?: string;
    token: string;
    permissions?: string[];
    grants?: Grant[];
}

let me: Me | null | undefined; // undefined: not known yet
let trouble: Problem | undefined;
const listeners = new Set<() => void>();

function tell(): void {
    for (const listener of listeners) listener();
}

function settle(found: Me | null): void {
    const other = me && found && me.account !== found.account;
    me = found;
    useToken(found?.token ?? '');
    if (other || found === null) forgetAll();
    if (found) actAs(found.account);
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
    await send('POST', '/session', { account, password, ...(code ? { code } : {}) });
    await whoAmI();
}

export async function signOut(): Promise<void> {
    await send('DELETE', '/session');
    settle(null);
}

/** May the account do this in the operation? What the server does not say is asked of the server by trying. */
export function may(permission: string): boolean {
    return !me?.permissions || me.permissions.includes(permission) || me.permissions.includes('*');
}

export function useSession(): { me: Me | null | undefined; trouble?: Problem } {
    const [, again] = useReducer((n: number) => n + 1, 0);
    useEffect(() => {
        const listener = () => again(undefined as never);
        listeners.add(listener);
        return () => {
            listeners.delete(listener);
        };
    }, []);
    return { me, trouble };
}
