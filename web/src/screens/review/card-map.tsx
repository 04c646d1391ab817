// Where the candidates of a card lie, on the operation's own boundaries: the same numbers as on the card.
import { useMemo } from 'preact/hooks';
import { number } from '../../format';
import { AnyMap, type Mark, type Paint } from '../../parts/map';
import { t } from '../../words';
import type { Candidate, Card } from './types';

/** The level whose boundaries are drawn: that of the candidates, and of the districts where they are sites. */
function levelOf(candidates: Candidate[]): number {
    return Math.min(2, Math.max(1, ...candidates.map((one) => one.level ?? 1)));
}

export function CardMap({ operation, card }: { operation: string; card: Card }) {
    const shown = card.candidates.filter((one) => one.kind === 'place').slice(0, 5);
    const { marks, paints } = useMemo(() => {
        const numbered = shown.map(
            (one, n): Mark => ({
                code: one.code,
                sign: number(n + 1),
                words: `${number(n + 1)}. ${one.name}`,
                lat: one.lat ?? null,
                lon: one.lon ?? null,
            }),
        );
        return { marks: numbered, paints: new Map(numbered.map((one): [string, Paint] => [one.code, { kind: 'some', words: one.words }])) };
    }, [card.id]);
    if (shown.length === 0) return null;
    return (
        <details class="card-map no-print" open={matchMedia('(min-width: 960px)').matches}>
            <summary>{t('review.map')}</summary>
            <AnyMap
                operation={operation}
                level={levelOf(shown)}
                title={t('review.mapWhat')}
                paints={paints}
                marks={marks}
                kinds={[]}
                unpainted="none"
                selected={null}
                select={(code) => document.querySelector<HTMLElement>(`[data-candidate="${CSS.escape(code)}"]`)?.focus()}
            />
        </details>
    );
}
