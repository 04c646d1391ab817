// The documents of gaps, promises, calls, the ladder and last resort, as docs/api.md describes them.

export interface Sum {
    people: { at_least: number; chosen: number; at_most: number };
    items: number;
    money: Record<string, number>;
    commitments: number;
}
export interface Advice {
    state: string;
    why: string;
}
interface Quantity {
    unit: 'people' | 'items' | 'money';
    quantity: number;
    currency: string;
    delivered: number | null;
    delivered_state: string;
}
export interface Brief extends Quantity {
    commitment: number;
    partner: string;
    partner_name: string;
    state: string;
    due: string;
    overdue_days: number;
    shared: boolean;
}
export interface NamedGap {
    gap: number;
    kind: string;
    place: string;
    place_name: string;
    body: string;
    group: string;
    period: string;
    why_it_matters: string;
    state: string;
    state_since: string;
    state_reason: string;
    may_become: string[];
    open: boolean;
    stage: string;
    named: string;
    severity: number | null;
    critical: boolean;
    critical_why: string;
    critical_decided: boolean;
    in_need: number | null;
    in_need_state: string;
    targeted: number | null;
    targeted_state: string;
    reached: number | null;
    reached_state: string;
    missing: number | null;
    missing_state: string;
    missing_at_least: number | null;
    missing_at_most: number | null;
    why: string;
    offered: Sum;
    promised: Sum;
    promised_left: Sum;
    delivered: number | null;
    delivered_state: string;
    uncovered: number | null;
    uncovered_state: string;
    overdue_days: number;
    advised: Advice | null;
    commitments: Brief[];
}
export interface BoardAnswer {
    as_of: string;
    counts: { gaps: number; critical: number; critical_without_offer: number; overdue: number; stages: Record<string, number> };
    critical_rule: { from: string; severity: number; coverage: number; past: number };
    gaps: NamedGap[];
}
export interface Promise_ extends Quantity {
    commitment: number;
    partner: string;
    partner_name: string;
    activity: string;
    from: string;
    by: string;
    confidence: string;
    conditions: string;
    state: string;
    state_since: string;
    state_reason: string;
    may_become: string[];
    open: boolean;
    taken_over_from: number | null;
    left: number;
    overdue_days: number;
    last_spoken: string | null;
    speak_again: string | null;
    advised: Advice | null;
    parts: ({ gap: number; quantity: number } & Pick<Quantity, 'delivered' | 'delivered_state'>)[];
}
export interface Decision {
    state: string;
    at: string;
    by: string;
    reason: string;
    cause: string; // "commitment 3" where it followed from that
}
export interface GapAnswer {
    as_of: string;
    gap: NamedGap & { decisions?: Decision[] };
    decisions: Decision[];
    commitments: Promise_[];
}
export interface GapDay {
    day: string;
    state: string;
    missing: number | null;
    reached: number | null;
    delivered: number | null;
    offered: Sum;
    promised: Sum;
}
export interface Candidate {
    partner: string;
    partner_name: string;
    near: string;
    nearest_place: string;
    last_reported: string;
    reaches_there: number | null;
    reaches_there_state: string;
    best_month: number | null;
    best_month_state: string;
    free: number | null;
    free_state: string;
    promised_here: boolean;
    late: number;
}
export interface Asked_ {
    call: number;
    gap: number;
    partner: string;
    until: string;
    words: string;
    answer: string;
    answered_at: string | null;
    note: string;
    commitment: number | null;
}
export interface Climb {
    step: string;
    what: string;
    outcome: string;
    due: string | null;
    at: string;
    by: string;
    acting_role: string;
    on_behalf_of: string;
    reason: string;
}
export interface Ladder {
    ladder: { step: string; decides: string; within_days: number; letter: string }[];
    gaps: { gap: number; step: string; waits: boolean; due: string | null; late_days: number; steps: Climb[] }[];
}
export interface Case {
    resort: number;
    gap: number;
    body: string;
    lead: string;
    lead_name: string;
    form: string;
    state: string;
    may_become: string[];
    open: boolean;
    since: string;
    days_in_state: number;
    triggered: string;
    blocked_by: string[];
    conditions: Record<string, { holds: boolean; judged_on: string; look_again_due: boolean } | null>;
    tasks: { task: number; kind: string; condition: string; words: string; at: string; open: boolean }[];
}
export interface Judgement {
    condition: string;
    holds: boolean;
    judged_on: string;
    judged_by: string;
    evidence: string;
    evidence_kept_back: boolean;
    sensitivity: string;
    look_again: string | null;
    at: string;
    acting_role: string;
    on_behalf_of: string;
}
export interface CaseAnswer extends Case {
    judgements: Judgement[];
    steps: {
        state: string;
        blocked_by: string;
        at: string;
        by: string;
        acting_role: string;
        on_behalf_of: string;
        reason: string;
        commitment: number | null;
    }[];
}
