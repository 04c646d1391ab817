import type { Finding } from '../../data/api';

export interface SheetColumn {
    header: string;
    column: string;
    meaning: string | null;
    why: string;
}
export interface Difference {
    at: string;
    what: string;
    before: string | number | null;
    after: string | number | null;
}
export interface Checked {
    file: string;
    format: string;
    sheet: string;
    sheets?: string[];
    header_rows: number;
    rows_read: number;
    accepted: number;
    held: number;
    wrong: number;
    repeats: number;
    skipped: { blank: number; totals: number; titles: number };
    lines: number;
    people: number;
    mapping: string | null;
    new: number;
    changed: number;
    same: number;
    columns: SheetColumn[];
    findings: Finding[];
    changes?: Difference[];
    submission?: string | null;
}
export type Options = Record<string, string | string[]>;
