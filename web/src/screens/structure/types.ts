// Bodies as `muster body list`, `body show` and `body history` say them with --json.
export interface Lead {
    partner: string;
    role: string;
    label: string;
    accountable: boolean;
    last_resort: boolean;
    document: string;
    deviation: string;
    since: string;
    decision: number;
}
export interface Post {
    post: string;
    standing: string;
    partner: string;
    holder: string;
    since: string;
    decision: number;
}
export interface Clock {
    clock: string;
    from: string;
    due: string;
    done: string | null;
    state: 'running' | 'late' | 'kept' | 'kept_late';
    source: string;
}
export interface Life {
    code: string;
    name: string;
    parent: string;
    type: string;
    governance: string; // cluster, government or group
    level: string;
    area: string;
    state: string;
    stage: string;
    action: string;
    since: string;
    decision: number;
    lead: string;
    leads: Lead[];
    accountable_to: string;
    accountable_to_name: string;
    last_resort: boolean;
    last_resort_why: string;
    terms_of_reference: string;
    languages: string;
    rhythm: string;
    posts: Post[];
    clocks: Clock[];
    came_from: string[];
    succeeded_by: string[];
}
/** A body of the list: those that are not established have no life yet. */
export type Listed = { code: string; name: string; kind: string; parent: string; state: string } & Partial<Life>;
export interface Paper {
    name: string;
    value: string;
    partner: string;
    note: string;
    document: string;
    due: string;
    decision: number;
    day: string;
    current: boolean;
}
export interface Criterion {
    criterion: string;
    for: string;
    text: string;
    source: string;
    finding: string;
    evidence: string;
    document: string;
    author: string;
    day: string;
}
export interface Move {
    move: string;
    action: string;
    says: string;
    why: 'allowed' | 'no_such_move' | 'not_now' | 'not_yours' | 'missing';
    as: string;
    who: string[];
    missing: { condition: string; says: string; form: boolean }[];
    to: string;
    to_stage: string;
    source: string;
}
export interface Policy {
    policy: string;
    criteria: string;
    approver: string;
    approver_name: string;
    reply_hours: number;
    silence_is_consent: boolean;
    proposal_days: number;
    four_eyes: boolean;
    source: string;
}
export interface Shown {
    on: string;
    body: string;
    bodies: Listed[];
    life: Life | null;
    criteria: Criterion[];
    consulted: Paper[];
    advised: Paper[];
    notified: Paper[];
    plan: Paper[];
    selection: Paper[];
    policy: Policy;
    moves: Move[];
}
export interface Decision {
    id: number;
    at: string;
    since: string;
    body: string;
    kind: string;
    action: string;
    actor: string;
    role: string;
    on_behalf_of: string;
    basis: string;
    reason: string;
    advice: { who: string; said: string; document: string }[];
    documents: string[];
    takes_back: number;
    taken_back_at: string | null;
    facts: { body: string; aspect: string; name: string; value: string; partner: string; document: string; due: string; note: string }[];
}
