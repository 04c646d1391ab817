// What forms of the house share: the act and what came of it, a choice, a secret that is shown this once.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Problem } from '../data/api';
import { copy } from '../shell/shell';
import { t } from '../words';

/** A refusal as the server words it. */
export function wordsOf(problem: unknown): string {
    if (!(problem instanceof Problem)) return String(problem);
    return problem.offline ? t('app.offlineNow') : [problem.sentence, problem.remedy].filter(Boolean).join(' ');
}

/** Runs one act at a time; `wrong` is what was refused, `done` what was said of the last that went well. */
export function useAct() {
    const [busy, setBusy] = useState(false);
    const [wrong, setWrong] = useState('');
    const [done, setDone] = useState('');
    const act = async (work: () => Promise<string | undefined>) => {
        setBusy(true);
        setWrong('');
        setDone('');
        try {
            setDone((await work()) ?? '');
        } catch (problem) {
            setWrong(wordsOf(problem));
        } finally {
            setBusy(false);
        }
    };
    const said = (
        <>
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            {done && <p role="status">✓ {done}</p>}
        </>
    );
    return { act, busy, said };
}

interface PickProps {
    label: string;
    name: string;
    value: string;
    set: (value: string) => void;
    options: [value: string, words: string][];
    none?: string; // what no choice means; left out where there is always one
    need?: boolean;
}

export function Pick({ label, name, value, set, options, none, need }: PickProps) {
    return (
        <label class="field">
            <span>{label}</span>
            <select name={name} value={value} required={need} onChange={(event) => set(event.currentTarget.value)}>
                {none !== undefined && <option value="">{none}</option>}
                {options.map(([one, words]) => (
                    <option key={one} value={one}>
                        {words}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** A word or an address that nobody can be shown again. */
export function Once({ words, what, children }: { words: string; what: string; children?: ComponentChildren }) {
    return (
        <div class="once" role="status">
            <p>{what}</p>
            <p>
                <code data-once>{words}</code>{' '}
                <button type="button" onClick={() => void copy(words)}>
                    {t('app.copy')}
                </button>
            </p>
            {children}
        </div>
    );
}

/** A part of a page with its title. */
export function Part({
    title,
    tools,
    children,
    name,
}: {
    title: string;
    tools?: ComponentChildren;
    children: ComponentChildren;
    name?: string;
}) {
    return (
        <section class="part" data-part={name}>
            <header>
                <h2>{title}</h2>
                {tools}
            </header>
            {children}
        </section>
    );
}
