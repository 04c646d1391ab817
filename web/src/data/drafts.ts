// Workbooks that were dropped and not yet accepted, kept in this browser: a lost line or a closed tab loses nothing.

export interface Draft {
    operation: string;
    account: string;
    name: string;
    at: string;
    file: Blob;
    options: Record<string, string | string[]>;
}

function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('muster', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('drafts');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

async function inside<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
        const db = await open();
        return await new Promise((resolve, reject) => {
            const request = act(db.transaction('drafts', mode).objectStore('drafts'));
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    } catch {
        return undefined; // A browser that keeps nothing (a private window) still hands in.
    }
}

const key = (operation: string, account: string) => `${account}\n${operation}`;

export async function keepDraft(draft: Draft): Promise<void> {
    await inside('readwrite', (drafts) => drafts.put(draft, key(draft.operation, draft.account)));
    await navigator.storage?.persist?.().catch(() => false);
}

export async function draftOf(operation: string, account: string): Promise<Draft | undefined> {
    return (await inside('readonly', (drafts) => drafts.get(key(operation, account)))) as Draft | undefined;
}

export async function forgetDraft(operation: string, account: string): Promise<void> {
    await inside('readwrite', (drafts) => drafts.delete(key(operation, account)));
}
