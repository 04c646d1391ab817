import { describe, expect, it } from 'vitest';
import { changed, href, parse } from '../../src/route';

describe('an address', () => {
    it('names operation, screen and what is open', () => {
        const route = parse('/zandia/gaps/x%20y', '?body=wash');
        expect([route.operation, route.screen, route.rest, route.params.get('body')]).toEqual(['zandia', 'gaps', ['x y'], 'wash']);
    });
    it('is Today where it names only the operation, and the list of operations where it names nothing', () => {
        expect(parse('/zandia', '').screen).toBe('today');
        expect(parse('/', '')).toMatchObject({ operation: '', screen: 'operations' });
    });
    it('keeps pages outside operations apart', () => {
        expect(parse('/welcome/7F3K-QW2M', '')).toMatchObject({ operation: '', screen: 'welcome', rest: ['7F3K-QW2M'] });
        expect(parse('/hand-in', '')).toMatchObject({ operation: '', screen: 'hand-in' });
    });
    it('survives what is no address', () => {
        expect(parse('/zandia/gaps/%E0%A4%A', '').rest).toEqual(['%E0%A4%A']);
    });
    it('leaves defaults out and writes one view one way', () => {
        expect(href('zandia', 'today')).toBe('/zandia');
        expect(href('zandia', 'gaps', { place: 'ZA01', body: 'wash', tab: null })).toBe('/zandia/gaps?body=wash&place=ZA01');
        expect(changed(new URLSearchParams('b=2&a=1'), { b: null, c: '' }).toString()).toBe('a=1');
    });
    it('goes there and back', () => {
        const there = href('zandia', 'partners', { text: 'a&b=c', sel: 'XZ01:wash' }, ['a/b']);
        const route = parse(...(there.split('?') as [string, string]));
        expect([route.rest[0], route.params.get('text'), route.params.get('sel')]).toEqual(['a/b', 'a&b=c', 'XZ01:wash']);
    });
});
