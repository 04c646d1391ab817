import { describe, expect, it } from 'vitest';
import { bodyOf, type Field } from '../../src/parts/deed';

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, label: name, ...more });

describe('what a form says to the server', () => {
    it('leaves out what is empty, and says a switch as true', () => {
        const fields = [field('reason'), field('basis'), field('all', { kind: 'switch' })];
        expect(bodyOf(fields, { reason: ' floods ', basis: '  ', all: 'true' })).toEqual({ reason: 'floods', all: true });
    });
    it('says what may be several as a list, even where it is one', () => {
        const phone = field('phone', { many: true });
        expect(bodyOf([phone], { phone: '+235 66 00 00 01' })).toEqual({ phone: ['+235 66 00 00 01'] });
        expect(bodyOf([phone], { phone: '+235 1, +235 2;+235 3\n' })).toEqual({ phone: ['+235 1', '+235 2', '+235 3'] });
        expect(bodyOf([phone], { phone: '١٢، ٣٤' })).toEqual({ phone: ['١٢', '٣٤'] });
    });
    it('takes choices as they were made, whatever they are called', () => {
        const from = field('from', { kind: 'choice', many: true, options: [['a,b', 'A, and B']] });
        expect(bodyOf([from], { from: 'a,b\nwash' })).toEqual({ from: ['a,b', 'wash'] });
    });
    it('says a moment in UTC', () => {
        expect(bodyOf([field('on', { kind: 'moment' })], { on: '2026-03-01T10:30' })).toEqual({ on: '2026-03-01T10:30:00Z' });
    });
});
