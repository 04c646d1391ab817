// A form for what is decided or said for good: what was typed stays in this browser until the server has taken it, and a
// refusal says what is missing where it was asked.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { fetchFile, type Problem, send } from '../data/api';
import { askAgain } from '../data/query';
import { t } from '../words';
import { announce } from './live';

export interface Field {
    name: string; // of the option that it fills
    label: string;
    kind?: 'line' | 'text' | 'choice' | 'day' | 'moment' | 'switch';
    options?: [value: string, words: string][];
    needed?: boolean;
    many?: boolean; // the server takes several: a list of choices, or words with commas between them
    help?: string;
    first?: string; // what stands there at first
}

type Said = Record<string, string>; // of several choices, one a line

function shelfOf(draft: string): string {
    return `muster.deed ${draft}`;
}

function kept(draft: string, fields: Field[]): Said {
    const first = Object.fromEntries(fields.map((field) => [field.name, field.first ?? '']));
    try {
        return { ...first, ...(JSON.parse(localStorage.getItem(shelfOf(draft)) ?? '{}') as Said) };
    } catch {
        return first;
    }
}

function keep(draft: string, said: Said | null): void {
    try {
        if (said) localStorage.setItem(shelfOf(draft), JSON.stringify(said));
        else localStorage.removeItem(shelfOf(draft));
    } catch {
        // A browser that keeps nothing still decides.
    }
}

/** Several choices: what was chosen, each with a way to take it out again, and the rest to choose from. */
function Several({ field, value, set }: { field: Field; value: string; set: (value: string) => void }) {
    const chosen = value === '' ? [] : value.split('\n');
    const wordsOf = (one: string) => field.options?.find(([code]) => code === one)?.[1] ?? one;
    return (
        <>
            <select
                name={field.name}
                value=""
                required={field.needed && chosen.length === 0}
                onChange={(event) => {
                    const one = event.currentTarget.value;
                    if (one) set([...chosen, one].join('\n'));
                    event.currentTarget.value = '';
                }}
            >
                <option value="" />
                {field.options
                    ?.filter(([one]) => !chosen.includes(one))
                    .map(([one, words]) => (
                        <option key={one} value={one}>
                            {words}
                        </option>
                    ))}
            </select>
            {chosen.length > 0 && (
                <span class="buttons">
                    {chosen.map((one) => (
                        <button
                            key={one}
                            type="button"
                            class="chip"
                            onClick={() => set(chosen.filter((other) => other !== one).join('\n'))}
                            aria-label={t('deed.takeOut', { what: wordsOf(one) })}
                        >
                            <bdi>{wordsOf(one)}</bdi> ×
                        </button>
                    ))}
                </span>
            )}
        </>
    );
}

function Input({ field, value, set }: { field: Field; value: string; set: (value: string) => void }) {
    const given = { name: field.name, value, required: field.needed };
    if (field.kind === 'choice' && field.many) return <Several field={field} value={value} set={set} />;
    if (field.kind === 'text') return <textarea {...given} rows={3} onInput={(event) => set(event.currentTarget.value)} />;
    if (field.kind === 'choice')
        return (
            <select {...given} onChange={(event) => set(event.currentTarget.value)}>
                {!field.options?.some(([one]) => one === '') && <option value="" />}
                {field.options?.map(([one, words]) => (
                    <option key={one} value={one}>
                        {words}
                    </option>
                ))}
            </select>
        );
    if (field.kind === 'day' || field.kind === 'moment')
        return (
            <input {...given} type={field.kind === 'day' ? 'date' : 'datetime-local'} onInput={(event) => set(event.currentTarget.value)} />
        );
    return <input {...given} type="text" onInput={(event) => set(event.currentTarget.value)} />;
}

function Switch({ field, value, set }: { field: Field; value: string; set: (value: string) => void }) {
    return (
        <label class="switch">
            <input
                type="checkbox"
                name={field.name}
                checked={value === 'true'}
                onChange={(event) => set(event.currentTarget.checked ? 'true' : '')}
            />
            <span>{field.label}</span>
        </label>
    );
}

function several(field: Field, value: string): string[] {
    return value
        .split(field.kind === 'choice' ? '\n' : /[,;،؛\n]/)
        .map((one) => one.trim())
        .filter(Boolean);
}

/** What the form says to the server: no empty words, switches as true, what may be several as a list. */
export function bodyOf(fields: Field[], said: Said): Record<string, string | boolean | string[]> {
    const body: Record<string, string | boolean | string[]> = {};
    for (const field of fields) {
        const value = said[field.name]?.trim() ?? '';
        if (value === '') continue;
        if (field.many) body[field.name] = several(field, value);
        else body[field.name] = field.kind === 'switch' ? true : field.kind === 'moment' ? `${value}:00Z` : value;
    }
    return body;
}

interface DeedProps<T> {
    draft: string; // under which name the words are kept until they are taken
    path: string;
    fields: Field[];
    fixed?: Record<string, string | number | boolean>; // said without being asked
    verb: string;
    file?: string; // the answer is a file, saved under this name
    children?: ComponentChildren; // what follows from it, before the button
    done?: (answer: T) => void;
    close?: () => void;
}

export function Deed<T>({ draft, path, fields, fixed, verb, file, children, done, close }: DeedProps<T>) {
    const [said, setSaid] = useState(() => kept(draft, fields));
    const [wrong, setWrong] = useState<Problem | null>(null);
    const [busy, setBusy] = useState(false);
    const set = (name: string) => (value: string) => {
        const next = { ...said, [name]: value };
        setSaid(next);
        keep(draft, next);
    };
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setWrong(null);
        try {
            const body = { ...bodyOf(fields, said), ...fixed };
            const answer = file ? await fetchFile(path, body, file) : await send<T>('POST', path, body);
            keep(draft, null);
            announce(t('deed.done'));
            askAgain();
            done?.(answer as T);
        } catch (problem) {
            setWrong(problem as Problem);
        }
        setBusy(false);
    };
    return (
        <form class="deed" onSubmit={(event) => void submit(event)}>
            {fields.map((field) =>
                field.kind === 'switch' ? (
                    <Switch key={field.name} field={field} value={said[field.name] ?? ''} set={set(field.name)} />
                ) : (
                    // biome-ignore lint/a11y/noLabelWithoutControl: Input is the control
                    <label key={field.name} class="field">
                        <span>
                            {field.label}
                            {field.needed && <span class="quiet"> {t('deed.needed')}</span>}
                        </span>
                        <Input field={field} value={said[field.name] ?? ''} set={set(field.name)} />
                        {(field.help || (field.many && field.kind !== 'choice')) && (
                            <small class="quiet">{field.help ?? t('deed.several')}</small>
                        )}
                    </label>
                ),
            )}
            {children}
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong.offline ? t('deed.offline') : wrong.sentence || t('app.bug')} {wrong.remedy}
                </p>
            )}
            <div class="buttons">
                <button type="submit" class="primary" disabled={busy}>
                    {verb}
                </button>
                {close && (
                    <button type="button" onClick={close}>
                        {t('app.cancel')}
                    </button>
                )}
            </div>
        </form>
    );
}
