export interface Export {
    export: number;
    account_name: string;
    list: string;
    body: string;
    place: string;
    purpose: string;
    recipient: string;
    until: string;
    raw: boolean;
    asked_by_name: string;
    at: string;
    state: 'asked' | 'approved' | 'refused' | 'withdrawn';
    stands: boolean;
    said_by_name: string;
    said_at: string | null;
    reason: string;
    own: boolean;
    to_decide: boolean;
}

export interface Taken {
    at: string;
    account: string;
    account_name: string;
    path: string;
    format: string;
    asked: Record<string, string[]>;
    lines: number | null;
    class: string;
    approval: number | null;
}
