// Places by sectors: what share of the need is reached; an empty cell says which kind of empty it is.
import type { Figure, Filters, Gap } from '../../data/types';
import { coverageStep, marks, number, percent } from '../../format';
import { bodyName } from '../../parts/filters';
import { shareWords, stateOf } from '../../parts/told';
import { change } from '../../route';
import { t } from '../../words';

interface MatrixProps {
    by: string;
    figures: Figure[];
    gaps: Gap[];
    filters: Filters | undefined;
    selected: string | null;
}

function shareOf(figure: Figure): number | null {
    if (figure.state !== 'number' && figure.state !== 'zero') return null;
    return figure.of_need ?? figure.of_target;
}

interface Shown {
    text: string;
    kind: string;
    words: string;
    there?: number; // partners, where none of them told a number
}

/** What the cell shows, and in words what it means. */
function shown(figure: Figure | undefined): Shown {
    if (!figure) return { text: marks.not_assessed, kind: 'state-not_assessed', words: t('mark.not_assessed') };
    const state = stateOf(figure.reached, figure.state);
    const share = shareOf(figure);
    if ((state === 'number' || state === 'zero') && share !== null)
        return {
            text: shareWords(figure) ?? percent(share),
            kind: `coverage-${coverageStep(share)}`,
            words: `${t('column.reached')} ${number(figure.reached ?? 0)}, ${t('column.inNeed')} ${figure.in_need === null ? '–' : number(figure.in_need)}`,
        };
    if (state === 'number') return { text: number(figure.reached ?? 0), kind: 'coverage-none', words: t('mark.not_assessed') };
    if (state === 'not_reported' && (figure.held ?? 0) > 0) return { text: marks.held, kind: 'state-held', words: t('mark.held') };
    if (state === 'not_reported' && figure.partners === null)
        return { text: marks.withheld, kind: 'state-withheld', words: t('gaps.becauseWithheld') };
    if (state === 'not_reported' && (figure.partners ?? 0) > 0) {
        const there = figure.partners ?? 0;
        return { text: marks[state], kind: 'state-present', words: t('gaps.becausePresent', { n: there }), there };
    }
    return { text: marks[state], kind: `state-${state}`, words: t(`mark.${state}`) };
}

export function GapMatrix({ by, figures, gaps, filters, selected }: MatrixProps) {
    const critical = new Set(gaps.filter((gap) => gap.critical).map((gap) => `${gap.place}:${gap.body}`));
    const cells = new Map(figures.map((figure) => [`${figure.place}:${figure.body}`, figure]));
    const bodies = [...new Set(figures.map((figure) => figure.body))].filter((body) => body !== 'intersectoral').sort();
    const named = (some: Figure[]) =>
        [...new Map(some.map((figure) => [figure.place, figure.place_name]))].sort(([a], [b]) => (a < b ? -1 : 1));
    const places = named(figures.filter((figure) => figure.level === by));
    // Lines for a larger place that nobody placed below it: they belong to no row above.
    const larger = named(figures.filter((figure) => figure.level !== by));
    const at = selected?.split(':') ?? [];
    const present = figures.map(shown).find((cell) => cell.there);
    return (
        <div class="table-frame matrix-frame">
            {present && (
                <p class="quiet small">
                    <span class="cell state-present">
                        {present.text} <small>{number(present.there ?? 0)}</small>
                    </span>{' '}
                    = {present.words}
                </p>
            )}
            <table class="matrix" aria-label={t('gaps.matrixWhat')}>
                <thead>
                    <tr>
                        <th scope="col">{t('column.place')}</th>
                        {bodies.map((body) => (
                            <th key={body} scope="col" class={`matrix-head ${body === at[1] ? 'marked' : ''}`}>
                                <bdi>{bodyName(filters, body)}</bdi>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {[...places, ...larger].map(([place, name], n) => (
                        <tr key={place} class={`${place === at[0] ? 'marked' : ''} ${n >= places.length ? 'whole' : ''}`}>
                            <th scope="row">
                                <bdi>{name}</bdi> <code class="code">{place}</code>
                                {n >= places.length && <small class="quiet block">{t('gaps.larger')}</small>}
                            </th>
                            {bodies.map((body) => {
                                const cell = shown(cells.get(`${place}:${body}`));
                                const worst = critical.has(`${place}:${body}`);
                                const here = place === at[0] && body === at[1];
                                return (
                                    <td key={body} class={`cell ${cell.kind} ${worst ? 'critical-cell' : ''} ${here ? 'selected' : ''}`}>
                                        <button
                                            type="button"
                                            aria-label={`${name}, ${bodyName(filters, body)}: ${cell.text}${cell.there ? ` ${number(cell.there)}` : ''}, ${cell.words}${worst ? `, ${t('gaps.critical')}` : ''}`}
                                            title={cell.words}
                                            onClick={() => change({ sel: `${place}:${body}:all`, how: 'reach' })}
                                        >
                                            {cell.text}
                                            {cell.there && <small> {number(cell.there)}</small>}
                                        </button>
                                    </td>
                                );
                            })}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
