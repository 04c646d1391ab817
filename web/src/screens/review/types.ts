export interface Candidate {
    kind: 'place' | 'partner' | 'body';
    code: string;
    name: string;
    score: number | null;
    why: string;
    // of places
    within?: { pcode: string; name: string }[];
    level?: number;
    lat?: number | null;
    lon?: number | null;
}
export interface Card {
    id: string;
    queue: string;
    code: string;
    severity: string;
    sentence: string;
    remedy: string;
    words: { what: string; said: string }[];
    rows: number;
    people: number;
    where: { submission: string; file: string; at: string }[];
    files: number;
    candidates: Candidate[];
    acts: { act: string; words: string }[];
}
export interface Cards {
    held: { rows: number; groups: number; queues: { queue: string; rows: number; groups: number }[] };
    cards: Card[];
    more: number;
}
export interface Settled {
    seq: number;
    at: string;
    actor: string;
    kind: string;
    id: string;
    words: string;
    rows?: number;
    reason: string;
    submissions?: { submission: string; state: string }[];
    undone?: boolean;
    undo?: { verb: 'DELETE' | 'POST'; path: string }[];
}
export interface Choice {
    act: 'place' | 'partner' | 'body' | 'accept' | 'dismiss';
    value?: string;
    words: string; // what it was settled as, for the reader
}
