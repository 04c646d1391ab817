// The board as `muster accountability show --json` says it.
export type DutyState = 'fulfilled' | 'partly' | 'overdue' | 'no_evidence' | 'no_source' | 'not_applicable';

export const dutyStates: DutyState[] = ['overdue', 'no_evidence', 'partly', 'fulfilled', 'no_source', 'not_applicable'];

/** The signs of the states: the same on the screen, in print and on the command line. */
export const dutySigns: Record<DutyState, string> = {
    fulfilled: '●',
    partly: '◐',
    overdue: '!',
    no_evidence: '○',
    no_source: '–',
    not_applicable: '·',
};

export interface Evidence {
    what: string;
    on: string;
    command: string;
    path: string;
    by: string;
    document: string;
}
export interface Duty {
    id: string;
    body: string; // "" where it is not asked of one body
    clause: string;
    text: string;
    level: string;
    owner: string;
    clock: { clock: string; text: string; starts: string | null; due: string | null; state: string } | null;
    state: DutyState;
    why: string;
    evidence: Evidence[];
    evidence_count: number;
    contested: { id: string; by: string; since: string; reason: string; document: string; computed: DutyState } | null;
}
export type Counts = Record<DutyState, number>;
export interface BodyOnBoard {
    code: string;
    name: string;
    kind: string;
    state: string;
    lead: string;
    accountable_to: string;
    counts: Counts;
}
export interface Board {
    operation: string;
    on: string;
    counts: Counts;
    bodies: BodyOnBoard[];
    duties: Duty[];
}
export interface History {
    months: { on: string; month: string; counts: Counts }[];
    duties: { id: string; body: string; text: string; states: (DutyState | null)[] }[];
}

/** "T8.2a" stands under T8, "F4a" under F. */
export function headOf(duty: string): string {
    return /^T\d+/.exec(duty)?.[0] ?? 'F';
}
