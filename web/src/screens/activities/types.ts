import type { AsOf } from '../../data/types';

export interface Line {
    id: string;
    submission: string;
    row: number;
    part: number;
    file: string;
    sheet: string;
    partner: string;
    partner_name: string;
    programme: string | null;
    donor: string | null;
    body: string;
    activity: string | null;
    place: string | null;
    place_name: string;
    within: { pcode: string; name: string }[];
    group: string;
    status: string;
    modality: string;
    unit: string;
    first_day: string | null;
    last_day: string | null;
    reached: number | null;
    reached_state: string;
    targeted: number | null;
    cells: Record<string, number | null> | null;
}
export interface Facet {
    value: string;
    name?: string;
    rows: number;
}
export interface ActivitiesData {
    as_of: AsOf;
    rows: number;
    places: number;
    partners_count: number;
    reached: { reached: number | null; at_least: number | null; at_most: number | null; state: string; method: string } | null;
    activities: Line[];
    next: string | null;
    facets: Record<'body' | 'partner' | 'activity' | 'place' | 'group' | 'modality' | 'status' | 'period', Facet[]>;
    bars: { by_month: { month: string; rows: number }[] };
    held: number;
}
export interface RowData {
    activity: Line;
    source: {
        submission: string;
        file: string;
        sheet: string;
        row: number;
        handed_in_by: string;
        at: string;
        state: string;
        origin: string;
        mapping: string | null;
    };
    cells: { cell: string; header: string; value: string | number | null; meaning: string | null }[];
    versions: {
        id: string;
        at: string;
        by: string;
        file: string;
        reached: number | null;
        targeted: number | null;
        state: string;
        changed: string[];
    }[];
    findings: { code: string; severity: string; at: string; sentence: string; remedy: string }[];
    journal: { seq: number; at: string; actor: string; kind: string; words: string; reason: string }[];
}
