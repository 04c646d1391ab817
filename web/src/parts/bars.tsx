// Bars as a shadow of a table: each can be chosen, is named in words and prints.
import { number } from '../format';

export interface Bar {
    value: string;
    words: string;
    short?: string; // where there is little room
    rows: number;
}

interface BarsProps {
    title: string;
    bars: Bar[];
    chosen: string | null;
    choose: (value: string | null) => void;
    upright?: boolean; // columns over time; otherwise lines under each other
    most?: number;
}

export function Bars({ title, bars, chosen, choose, upright, most = 14 }: BarsProps) {
    const shown = upright ? bars : bars.slice(0, most);
    const highest = Math.max(1, ...shown.map((bar) => bar.rows));
    return (
        <section class={upright ? 'bars upright' : 'bars'} aria-label={title}>
            <h2 class="small">{title}</h2>
            <ul>
                {shown.map((bar) => (
                    <li key={bar.value}>
                        <button
                            type="button"
                            aria-pressed={bar.value === chosen}
                            title={`${bar.words}: ${number(bar.rows)}`}
                            onClick={() => choose(bar.value === chosen ? null : bar.value)}
                        >
                            <span class="bar-words">
                                <bdi>{bar.short ?? bar.words}</bdi>{' '}
                            </span>
                            <svg class="bar-drawn" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                                {upright ? (
                                    <rect x="8" width="84" y={100 - (bar.rows * 100) / highest} height={(bar.rows * 100) / highest} />
                                ) : (
                                    <rect x="0" y="8" height="84" width={(bar.rows * 100) / highest} />
                                )}
                            </svg>
                            <span class="bar-count">{number(bar.rows)}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}
