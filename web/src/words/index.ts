// Texts of the interface. English is the list of what there is; the others are complete or the type check fails.
import { Signal } from '../data/signal';
import { en } from './en';

export type Language = 'en' | 'fr' | 'es' | 'ar';
export type Key = keyof typeof en;
/** A text, or one for each way of counting that a language has. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Catalogue = Record<Key, Message>;

export const languages: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' };

let language: Language = 'en';
let catalogue: Catalogue = en;
let plural = new Intl.PluralRules('en');
const changes = new Signal();

const loaders: Record<Language, () => Promise<Catalogue>> = {
    en: async () => en,
    fr: async () => (await import('./fr')).fr,
    es: async () => (await import('./es')).es,
    ar: async () => (await import('./ar')).ar,
};

export function isLanguage(word: string): word is Language {
    return word in loaders;
}

export function current(): Language {
    return language;
}

export async function speak(wanted: Language): Promise<void> {
    catalogue = await loaders[wanted]();
    language = wanted;
    plural = new Intl.PluralRules(wanted);
    document.documentElement.lang = wanted;
    document.documentElement.dir = wanted === 'ar' ? 'rtl' : 'ltr';
    try {
        localStorage.setItem('muster.language', wanted);
    } catch {
        // A browser that keeps nothing still speaks.
    }
    changes.tell();
}

/** The language chosen before, else the first that the browser asks for and we have. */
export function preferred(): Language {
    try {
        const chosen = localStorage.getItem('muster.language') ?? '';
        if (isLanguage(chosen)) return chosen;
    } catch {
        // as above
    }
    for (const asked of navigator.languages ?? []) {
        const base = asked.slice(0, 2).toLowerCase();
        if (isLanguage(base)) return base;
    }
    return 'en';
}

export type Args = Record<string, string | number>;

/** {name} in a text is filled; numbers by locale; the one called n chooses the form. */
export function fill(message: Message, args: Args, locale: string, rules: Intl.PluralRules): string {
    const text = typeof message === 'string' ? message : (message[rules.select(Number(args.n ?? 0))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = args[name];
        if (value === undefined) return whole;
        return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
    });
}

export function t(key: Key, args: Args = {}): string {
    return fill(catalogue[key], args, language, plural);
}

/** A word for a code of the server; the code itself where it is newer than this page. */
export function word(prefix: string, code: string): string {
    const key = `${prefix}.${code}` as Key;
    return key in catalogue ? t(key) : code;
}

/** The codes that have a word. */
export function codes(prefix: string): string[] {
    return Object.keys(catalogue)
        .filter((key) => key.startsWith(`${prefix}.`))
        .map((key) => key.slice(prefix.length + 1));
}

/** What a list of the field calls a code in English, in the language spoken; a name of an operation's own stays as it is. */
export function named(prefix: string, code: string, name: string): string {
    const key = `${prefix}.${code}` as Key;
    return key in catalogue && en[key] === name ? t(key) : name;
}

export function useWords(): void {
    changes.use();
}
