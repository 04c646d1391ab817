// Findings name cells as people see them: '5W'!H214.
import type { Finding } from '../../data/api';

export interface Cell {
    sheet: string;
    column: string;
    row: number;
}

export function cellOf(at: string): Cell | null {
    const found = /^(?:'?(.*?)'?!)?([A-Z]{1,3})?(\d+)$/.exec(at.trim());
    if (!found) return null;
    return { sheet: found[1] ?? '', column: found[2] ?? '', row: Number(found[3]) };
}

export interface MarkedRow {
    row: number; // 0: of the whole sheet
    worst: 'wrong' | 'hold' | 'note';
    findings: { finding: Finding; cell: Cell | null }[];
}

export function weight(severity: string): 'wrong' | 'hold' | 'note' {
    if (severity === 'wrong' || severity === 'error') return 'wrong';
    if (severity === 'hold' || severity === 'held') return 'hold';
    return 'note';
}

const order = { wrong: 0, hold: 1, note: 2 };

/** One entry a row of the sheet, what is worst first, then as in the sheet. */
export function byRow(findings: Finding[]): MarkedRow[] {
    const rows = new Map<number, MarkedRow>();
    for (const finding of findings) {
        const cell = cellOf(finding.at);
        const n = cell?.row ?? 0;
        const row = rows.get(n) ?? { row: n, worst: 'note', findings: [] };
        const is = weight(finding.severity);
        if (order[is] < order[row.worst]) row.worst = is;
        row.findings.push({ finding, cell });
        rows.set(n, row);
    }
    return [...rows.values()].sort((a, b) => order[a.worst] - order[b.worst] || a.row - b.row);
}
