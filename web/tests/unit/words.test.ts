import { describe, expect, it } from 'vitest';
import { type Catalogue, fill, type Key, type Message } from '../../src/words';
import { ar } from '../../src/words/ar';
import { en } from '../../src/words/en';
import { es } from '../../src/words/es';
import { fr } from '../../src/words/fr';

const catalogues: Record<string, Catalogue> = { en, fr, es, ar };

function forms(message: Message): [string, string][] {
    return typeof message === 'string' ? [['', message]] : (Object.entries(message) as [string, string][]);
}

function places(text: string): string[] {
    return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string))].sort();
}

describe('the parts that a catalogue is made of', () => {
    const parts = import.meta.glob<Record<string, Record<string, Message>>>('../../src/words/*/en.ts', { eager: true });
    it('never have a text of the same name, of which one would be lost', () => {
        const where = new Map<string, string>();
        for (const [file, texts] of Object.entries(parts))
            for (const key of Object.keys(Object.values(texts)[0] ?? {})) {
                expect(where.get(key), `${key} in ${file}`).toBeUndefined();
                where.set(key, file);
                expect(en[key as Key], `${key} of ${file} in en.ts`).toEqual(Object.values(texts)[0]?.[key]);
            }
        expect(where.size).toBeGreaterThan(500);
    });
});

describe.each(Object.entries(catalogues))('the catalogue %s', (language, catalogue) => {
    it('has a text for every key of English and no other', () => {
        expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
        for (const key of Object.keys(en) as Key[]) for (const [, text] of forms(catalogue[key])) expect(text.trim(), key).not.toBe('');
    });

    it('has the forms of counting that the language has', () => {
        const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const key of Object.keys(en) as Key[]) {
            if (typeof en[key] === 'string') continue;
            const there = forms(catalogue[key]).map(([form]) => form);
            for (const form of wanted) expect(there, `${key} in ${language}`).toContain(form);
        }
    });

    it('fills the same places as English', () => {
        for (const key of Object.keys(en) as Key[]) {
            const wanted = new Set(forms(en[key]).flatMap(([, text]) => places(text)));
            for (const [form, text] of forms(catalogue[key])) {
                for (const place of places(text)) expect(wanted.has(place), `${key} ${form} in ${language}: {${place}}`).toBe(true);
                // A form for a number of its own (none, one, two) may leave the number out, nothing else.
                const spoken = ['zero', 'one', 'two'].includes(form) ? ['n'] : [];
                if (form === 'zero') continue;
                for (const place of wanted)
                    if (!spoken.includes(place)) expect(places(text), `${key} ${form} in ${language}`).toContain(place);
            }
        }
    });

    it('does not leave English standing', () => {
        if (language === 'en') return;
        const same = (Object.keys(en) as Key[]).filter((key) => forms(en[key])[0]?.[1] === forms(catalogue[key])[0]?.[1]);
        // What takes more than a word is never the same in two languages; single words (Protection, Source) may be.
        const sentences = same.filter((key) => /\p{L}\s+\p{L}/u.test(forms(en[key])[0]?.[1] ?? ''));
        expect(sentences, sentences.join(' ')).toEqual([]);
        expect(same.length, same.join(' ')).toBeLessThan(Object.keys(en).length * 0.04);
    });
});

describe('filling', () => {
    const rules = new Intl.PluralRules('en');
    it('chooses the form by n and writes numbers by locale', () => {
        expect(fill({ one: '{n} row', other: '{n} rows' }, { n: 1 }, 'en', rules)).toBe('1 row');
        expect(fill({ one: '{n} row', other: '{n} rows' }, { n: 1234 }, 'en', rules)).toBe('1,234 rows');
    });
    it('leaves alone what it was not given, and fills names once', () => {
        expect(fill('{a} {b}', { a: '{b}' }, 'en', rules)).toBe('{b} {b}');
    });
});
