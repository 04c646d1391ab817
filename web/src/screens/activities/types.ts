import type { AsOf, Kept } from '../../data/types';

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
    withheld?: Kept[];
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
    id: string;
    activity: Pick<
        Line,
        'partner' | 'body' | 'activity' | 'place' | 'group' | 'status' | 'first_day' | 'last_day' | 'reached' | 'reached_state' | 'targeted'
    > & { state: string };
    source: { file: string; sheet: string; at: string; actor: string; state: string; origin: string | null };
    cells: { cell: string; header: string; value: string | number | null; meaning: string | null }[];
    versions: {
        id: string;
        at: string;
        actor: string;
        file: string;
        reached: number | null;
        reached_state: string;
        targeted: number | null;
        status: string;
        state: string;
    }[];
    findings: { code: string; severity: string; at: string; sentence: string; remedy: string }[];
    journal: { seq: number; at: string; actor: string; kind: string; words: string; reason: string }[];
}
