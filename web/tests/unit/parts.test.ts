import { describe, expect, it } from 'vitest';
import { address } from '../../src/data/api';
import { coverageStep, folded, marks, shareOf } from '../../src/format';
import { levelOf, paintOf } from '../../src/parts/map';
import { type Column, sorted } from '../../src/parts/table';
import { stateOf } from '../../src/parts/told';
import { byRow, cellOf } from '../../src/screens/handin/cells';

describe('marks', () => {
    it('are different for every way of being no figure', () => {
        expect(new Set(Object.values(marks)).size).toBe(Object.values(marks).length);
    });
    it('never make a missing figure a zero', () => {
        expect(stateOf(null)).toBe('not_reported');
        expect(stateOf(undefined, 'not_assessed')).toBe('not_assessed');
        expect(stateOf(0)).toBe('zero');
        expect(stateOf(0, 'number')).toBe('zero');
        expect(stateOf(null, 'number')).toBe('not_reported');
        expect(stateOf(7, 'number')).toBe('number');
    });
});

describe('a share', () => {
    it('is never nothing where there is some, nor all where some is missing', () => {
        expect([shareOf(0, 9), shareOf(558, 123_915), shareOf(123_900, 123_915), shareOf(9, 9), shareOf(12, 9)]).toEqual([
            '0%',
            '<1%',
            '>99%',
            '100%',
            '133%',
        ]);
    });
});

describe('a map', () => {
    const figure = { reached: 50, of_need: 50, of_target: null, state: 'number', held: 0 } as never;
    it('paints steps for figures and patterns for what is none', () => {
        expect(paintOf(figure).kind).toBe('3');
        expect(paintOf(undefined).kind).toBe('not_assessed');
        expect(paintOf({ reached: null, of_need: null, of_target: null, state: 'not_reported', held: 2 } as never).kind).toBe('held');
        expect(paintOf({ reached: null, of_need: null, of_target: null, state: 'not_reported', held: 0 } as never).kind).toBe(
            'not_reported',
        );
        expect(paintOf({ reached: 0, of_need: 0, of_target: 0, state: 'zero', held: 0 } as never).kind).toBe('zero');
    });
    it('knows its level', () => {
        expect([levelOf('country'), levelOf('adm2'), levelOf('site')]).toEqual([0, 2, 3]);
        expect([0, 19, 20, 79, 80, 260].map(coverageStep)).toEqual([1, 1, 2, 4, 5, 5]);
    });
});

describe('a table', () => {
    type One = { name: string; n: number | null };
    const columns: Column<One>[] = [
        { name: 'name', title: '', cell: (one) => one.name, by: (one) => one.name },
        { name: 'n', title: '', cell: (one) => one.n, by: (one) => one.n },
    ];
    const rows: One[] = [
        { name: 'b', n: 2 },
        { name: 'a', n: null },
        { name: 'c', n: 10 },
    ];
    it('sorts both ways, and puts what was not told last both times', () => {
        expect(sorted(rows, columns, 'n').map((one) => one.n)).toEqual([2, 10, null]);
        expect(sorted(rows, columns, '-n').map((one) => one.n)).toEqual([10, 2, null]);
        expect(sorted(rows, columns, 'name').map((one) => one.name)).toEqual(['a', 'b', 'c']);
        expect(sorted(rows, columns, 'nothing')).toEqual(rows);
    });
});

describe('findings', () => {
    it('name their cells', () => {
        expect(cellOf("'5W'!H214")).toEqual({ sheet: '5W', column: 'H', row: 214 });
        expect(cellOf('D87')).toEqual({ sheet: '', column: 'D', row: 87 });
        expect(cellOf('5W!12')).toEqual({ sheet: '5W', column: '', row: 12 });
        expect(cellOf('the whole sheet')).toBeNull();
    });
    it('are put together by row, the worst first', () => {
        const one = (at: string, severity: string) => ({ at, severity, code: '', sentence: at });
        const rows = byRow([one('A9', 'hold'), one('B7', 'wrong'), one('C9', 'note'), one('', 'note')]);
        expect(rows.map((row) => [row.row, row.worst, row.findings.length])).toEqual([
            [7, 'wrong', 1],
            [9, 'hold', 2],
            [0, 'note', 1],
        ]);
    });
});

describe('an address of the API', () => {
    it('leaves out what is not asked, and repeats what is many', () => {
        expect(address('/x', { b: ['1', '2'], a: null, c: '', d: false, e: true })).toBe('/api/1/x?b=1&b=2&e=true&lang=en');
    });
    it('is quoted', () => {
        expect(address('/x', { text: 'a&b=<c>' })).toBe('/api/1/x?text=a%26b%3D%3Cc%3E&lang=en');
        expect(folded('Ñopidrarin')).toBe('nopidrarin');
    });
});
