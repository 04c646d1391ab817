import { describe, expect, it } from 'vitest';
import { type Command, commandsOf, type Doer, Keys } from '../../src/commands';

const nothing = () => {};
const doer: Doer = {
    go: nothing,
    palette: nothing,
    help: nothing,
    copyLink: nothing,
    print: nothing,
    light: nothing,
    signOut: nothing,
    focusFilters: nothing,
};

function press(keys: Keys, commands: Command[], key: string, at: number, more: object = {}): string | undefined {
    return keys.of({ key, timeStamp: at, target: null, ctrlKey: false, metaKey: false, altKey: false, ...more } as never, commands)?.name;
}

describe('the list of commands', () => {
    it('has every name and every key once', () => {
        const all = commandsOf('zandia', () => true, doer);
        const keys = all.map((one) => one.keys).filter(Boolean);
        expect(new Set(all.map((one) => one.name)).size).toBe(all.length);
        expect(new Set(keys).size).toBe(keys.length);
        for (const one of all) expect(one.words()).not.toBe('');
    });
    it('shows only what the account may', () => {
        const names = commandsOf('zandia', (permission) => permission === 'figures', doer).map((one) => one.name);
        expect(names).toContain('gaps');
        expect(names).not.toContain('review');
    });
    it('hears keys one after the other, and alone', () => {
        const all = commandsOf('zandia', () => true, doer);
        const keys = new Keys();
        expect(press(keys, all, 'g', 0)).toBeUndefined();
        expect(press(keys, all, 'r', 300)).toBe('review');
        expect(press(keys, all, '?', 5000)).toBe('help');
        expect(press(keys, all, 'k', 6000, { ctrlKey: true })).toBe('palette');
        expect(press(keys, all, 'g', 8000)).toBeUndefined();
        expect(press(keys, all, 'r', 12000)).toBeUndefined();
    });
});
