// The documents of the server, as docs/api.md describes them.
import type { State } from '../format';

export interface AsOf {
    journal: number;
    time: string;
}
export interface ProfileStep {
    step: string;
    rule: string;
    words: string;
    source: string;
}
export interface Profile {
    name: string;
    title: string;
    source: string;
    steps: ProfileStep[];
}
export interface Analysis {
    method: string;
    profile: Profile;
    as_of: AsOf;
    withheld?: Kept[];
    period: string;
    period_asked: boolean;
    by: string;
    needs_source: string;
    rows_held?: number;
    suppressed_below?: number;
}
export interface Gap {
    rank: number;
    kind: string;
    also: string[];
    place: string;
    place_name: string;
    body: string;
    group: string;
    severity: number | null;
    in_need: number | null;
    targeted: number | null;
    reached: number | null;
    state: State;
    gap: number | null;
    at_least: number | null;
    at_most: number | null;
    need_gap: number | null;
    coverage_gap: number | null;
    planned_gap: number | null;
    partners: number | null; // null where who works there is withheld
    held: number | null;
    nobody_reported: boolean;
    no_number_told: boolean;
    critical: boolean;
    score: number;
    why: string;
}
export interface Gaps extends Analysis {
    ranking: Record<string, string | number>;
    gaps: Gap[];
    all_gaps: number;
    because_nobody_reported: number;
    present_without_numbers: number;
    /** Nobody reported, or no number was told: which of the two the protocol keeps from the reader. */
    not_shown: number;
    reported_and_still_missing: number;
    severity_unknown: number;
    rows_held: number;
}
export interface Row {
    submission: string;
    row: number;
    part: number;
    why?: string;
}
export interface How {
    id: string;
    steps: HowStep[];
    steps_more: number;
    rows: Row[];
    rows_more: number;
    rows_without_people: Row[];
    rows_left_out: Row[];
}
export interface HowStep {
    step: string;
    place: string;
    place_name: string;
    body: string;
    group: string;
    activity?: string;
    partner?: string;
    at_least: number;
    reached: number;
    at_most: number;
    rows: number;
    rule: string;
}
/** What is classed higher than the reader's access reaches. */
export interface Kept {
    kind: string;
    body?: string;
    class: string;
}

export interface Figure {
    place: string;
    place_name: string;
    level: string;
    body: string;
    group: string;
    period: string;
    in_need: number | null;
    targeted: number | null;
    reached: number | null;
    at_least: number | null;
    at_most: number | null;
    state: State;
    in_need_state: State;
    targeted_state: State;
    of_target: number | null;
    of_need: number | null;
    need_gap: number | null;
    target_gap: number | null;
    planned: number | null;
    severity: number | null;
    /** Who and how many work there is null where the operation's protocol keeps it from the reader. */
    partners: number | null;
    partner_ids: string[] | null;
    rows: number | null;
    rows_with_people: number | null;
    held: number | null;
    unplaced_below: boolean;
    above_target: boolean;
    id: string;
    how?: How;
}
export interface Reach extends Analysis {
    figures: Figure[];
    rows_held: number;
}
export interface Overlap {
    place: string;
    place_name: string;
    body: string;
    activity: string;
    group: string;
    period: string;
    partners: string[];
    class: string;
    why: string;
    times: number;
    reached: number | null;
    planned: number | null;
    in_need: number | null;
    targeted: number | null;
    rows: Row[];
}
export interface Overlaps extends Analysis {
    overlaps: Overlap[];
    all_overlaps: number;
    by_class: Record<string, number>;
}
export interface Operation {
    operation: string;
    name: string;
    iso3: string;
    onset: string;
    languages: string[];
}
export interface Named {
    code: string;
    name?: string;
    rows?: number;
}
export interface Filters {
    operation: string;
    usual_level?: string;
    finest_level?: string;
    as_of: AsOf;
    withheld?: Kept[];
    levels: { level: number; by: string; places: number; with_needs: number; with_lines: number }[];
    bodies: { code: string; name: string; kind: string; parent: string; rows: number }[];
    groups: { code: string; rows: number }[];
    partners: { id: string; name: string; acronym: string; kind: string; rows: number }[];
    periods: { first: string | null; last: string | null; months: string[] };
    statuses: { code: string; rows: number }[];
    modalities: { code: string; rows: number }[];
}
export interface Place {
    pcode: string;
    name: string;
    level?: number;
    parent?: string;
    people?: number | null;
}
