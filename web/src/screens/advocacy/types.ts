export interface Evidence {
    kind: string;
    ref: string;
    words: string;
}
export interface Concern {
    concern: number;
    body: string;
    topic: string;
    affected: string;
    place: string;
    last_resort: number | null;
    task: number | null;
    sensitivity: string;
    raised: string;
    by: string;
    owner: string;
    owner_name: string;
    state: string;
    since: string;
    days: number;
    open: boolean;
    may_become: string[];
    cleared_by: string;
    cleared_on: string | null;
    outcome: string;
    evidence: Evidence[];
    messages: { n: number; audience: string; channel: string; language: string; words: string; document: string }[];
    steps: { state: string; on: string; who: string; words: string; document: string; by: string }[];
}
export interface Task {
    task: number;
    kind: string;
    body: string;
    last_resort: number;
    gap: number;
    condition: string;
    words: string;
    since: string;
}
export interface Ask {
    ask: number;
    body: string;
    gap: number;
    concern: number | null;
    asked: string;
    donor: string;
    donor_name: string;
    amount: number;
    currency: string;
    words: string;
    asked_on: string;
    answer: string;
    answered_on: string | null;
    pledged: number | null;
    answer_words: string;
    waits_days: number;
}
export interface BoardAnswer {
    on: string;
    tasks: Task[];
    states: { state: string; open: boolean; concerns: Concern[] }[];
    asks: { asks: number; unanswered: number; declined: number; asked: Record<string, number>; pledged: Record<string, number> };
}
export interface ConcernAnswer {
    concern: Concern;
    may_write: boolean;
    may_clear: boolean;
    asks: Ask[];
    contributions: {
        contribution: number;
        to: string;
        on: string;
        words: string;
        document: string;
        uses: { on: string; words: string }[];
    }[];
}
