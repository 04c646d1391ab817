// A gap over time: what was missing and what was promised, as it was known on each day. The table below says the same.
import { day, number, short } from '../../format';
import { Table } from '../../parts/table';
import { Told } from '../../parts/told';
import { t, word } from '../../words';
import { SumWords } from './amounts';
import type { GapDay } from './types';

const wide = 600;
const high = 150;
const foot = 18;
const head = 16; // where the highest is told

interface Point {
    x: number;
    y: number;
}

/** Steps: a figure holds until the next day on which something changed. */
function steps(points: Point[]): string {
    return points.map((point, i) => (i === 0 ? `M${point.x} ${point.y}` : `H${point.x}V${point.y}`)).join('');
}

function Drawn({ days }: { days: GapDay[] }) {
    const at = days.map((one) => Date.parse(one.day));
    const first = at[0] ?? 0;
    const span = Math.max(1, (at[at.length - 1] ?? 0) - first);
    const most = Math.max(1, ...days.map((one) => Math.max(one.missing ?? 0, one.promised.people.chosen)));
    const backwards = document.documentElement.dir === 'rtl';
    const x = (i: number) => {
        const share = (((at[i] ?? 0) - first) / span) * wide;
        return Math.round(backwards ? wide - share : share);
    };
    const y = (value: number) => Math.round(head + (1 - value / most) * (high - head));
    const line = (value: (one: GapDay) => number | null) =>
        steps(days.flatMap((one, i) => (value(one) === null ? [] : [{ x: x(i), y: y(value(one) ?? 0) }])));
    const last = days[days.length - 1];
    return (
        <svg class="gap-chart" viewBox={`0 0 ${wide} ${high + foot}`} role="img" aria-label={t('gap.chart')}>
            <line class="chart-ground" x1="0" x2={wide} y1={high} y2={high} />
            <path class="chart-missing" d={line((one) => one.missing)} />
            <path class="chart-promised" d={line((one) => one.promised.people.chosen)} />
            <path class="chart-delivered" d={line((one) => one.delivered)} />
            <text x={backwards ? wide : 0} y={high + 14} text-anchor="start">
                {day(days[0]?.day)}
            </text>
            <text x={backwards ? 0 : wide} y={high + 14} text-anchor="end">
                {day(last?.day)}
            </text>
            <text class="chart-most" x={backwards ? wide : 0} y="10" text-anchor="start">
                {short(most)}
            </text>
        </svg>
    );
}

export function GapChart({ days }: { days: GapDay[] }) {
    const last = days[days.length - 1];
    if (!last) return null;
    return (
        <figure class="gap-figure">
            {days.length > 1 && <Drawn days={days} />}
            <figcaption class="legend">
                <span class="key-missing">
                    {t('column.gap')} <Told value={last.missing} />
                </span>
                <span class="key-promised">
                    {t('promise.promised')} {number(last.promised.people.chosen)}
                </span>
                <span class="key-delivered">
                    {t('promise.delivered')} <Told value={last.delivered} />
                </span>
            </figcaption>
            <details>
                <summary>{t('gap.days', { n: days.length })}</summary>
                <Table
                    label={t('gap.chart')}
                    rows={[...days].reverse()}
                    id={(one) => one.day}
                    columns={[
                        { name: 'day', title: t('column.when'), head: true, cell: (one) => day(one.day) },
                        { name: 'missing', title: t('column.gap'), right: true, cell: (one) => <Told value={one.missing} /> },
                        { name: 'promised', title: t('promise.promised'), right: true, cell: (one) => <SumWords sum={one.promised} /> },
                        { name: 'delivered', title: t('promise.delivered'), right: true, cell: (one) => <Told value={one.delivered} /> },
                        { name: 'state', title: t('column.status'), need: 2, cell: (one) => word('gapState', one.state) },
                    ]}
                />
            </details>
        </figure>
    );
}
