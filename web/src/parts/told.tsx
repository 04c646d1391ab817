// A figure or the mark of why there is none. Every screen, table and print shows them through these.
import type { Figure, Kept } from '../data/types';
import { marks, number, type State, shareOf } from '../format';
import { t, word } from '../words';
import { sectorName } from './filters';

interface ToldProps {
    value: number | null | undefined;
    state?: State | string;
}

export function stateOf(value: number | null | undefined, state?: State | string): State {
    if (state && state !== 'number') return state in marks ? (state as State) : 'not_reported';
    if (value === null || value === undefined) return 'not_reported';
    return value === 0 ? 'zero' : 'number';
}

export function Told({ value, state }: ToldProps) {
    const is = stateOf(value, state);
    if (is === 'number') return <span class="figure">{number(value ?? 0)}</span>;
    const words = t(`mark.${is}`);
    return (
        <span class={`mark mark-${is}`} title={words}>
            <span aria-hidden="true">{marks[is]}</span>
            <span class="unseen">{words}</span>
        </span>
    );
}

/** The share of the need that is reached, of the target where the need is not known; null where neither is. */
export function shareWords(figure: Pick<Figure, 'reached' | 'in_need' | 'targeted' | 'of_need' | 'of_target'>): string | null {
    if (figure.reached === null) return null;
    if (figure.of_need !== null && figure.in_need) return shareOf(figure.reached, figure.in_need);
    if (figure.of_target !== null && figure.targeted) return shareOf(figure.reached, figure.targeted);
    return null;
}

export function OfNeed({ figure }: { figure: Figure }) {
    const words = figure.of_need === null ? null : shareWords(figure);
    return words === null ? <Told value={null} state="not_applicable" /> : <span class="figure">{words}</span>;
}

/** A count of what Muster holds: never missing, but not for everybody. */
export function HowMany({ value }: { value: number | null }) {
    return value === null ? <Told value={null} state="withheld" /> : <span class="figure">{number(value)}</span>;
}

/** What the operation's protocol keeps from the reader, said on the page and on paper. */
export function Withheld({ list }: { list: Kept[] | undefined }) {
    if (!list?.length) return null;
    const kinds = [...new Set(list.map((one) => one.kind))];
    return (
        <p class="quiet withheld" data-withheld>
            <span class="mark" aria-hidden="true">
                {marks.withheld}
            </span>{' '}
            {t('withheld.what')}{' '}
            {kinds.map((kind) => {
                const bodies = [
                    ...new Set(list.filter((one) => one.kind === kind && one.body && one.body !== '*').map((one) => one.body ?? '')),
                ];
                const named = bodies.map((code) => sectorName({ code })).join(', ');
                return (
                    <bdi key={kind}>
                        {word('withheld', kind)}
                        {named && ` (${named})`}.{' '}
                    </bdi>
                );
            })}
        </p>
    );
}

export function Interval({ low, high }: { low: number | null; high: number | null }) {
    if (low === null || high === null || low === high) return null;
    return (
        <span class="interval">
            <bdi>{number(low)}</bdi> – <bdi>{number(high)}</bdi>
        </span>
    );
}

/** Severity is one hue in five numbered steps. */
export function Severity({ step }: { step: number | null | undefined }) {
    if (!step) return <Told value={null} state="not_assessed" />;
    return <span class={`severity severity-${Math.min(5, Math.max(1, Math.round(step)))}`}>{number(step)}</span>;
}

export function Legend({ only }: { only?: State[] }) {
    const shown = (only ?? (Object.keys(marks) as State[])).filter((state): state is Exclude<State, 'number'> => state !== 'number');
    return (
        <p class="legend">
            {shown.map((state) => (
                <span key={state}>
                    <span class={`mark mark-${state}`} aria-hidden="true">
                        {marks[state]}
                    </span>{' '}
                    {t(`mark.${state}`)}
                </span>
            ))}
        </p>
    );
}
