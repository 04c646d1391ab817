// Amounts of promises: people, items or money, in words.
import { number } from '../../format';
import { Told } from '../../parts/told';
import { current, t } from '../../words';
import type { Sum } from './types';

export function money(amount: number, currency: string): string {
    return new Intl.NumberFormat(current(), { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

export function amount(unit: string, quantity: number, currency: string): string {
    if (unit === 'money') return money(quantity, currency);
    return unit === 'items' ? t('promise.items', { n: quantity }) : t('promise.people', { n: quantity });
}

/** What was promised together; `bare` leaves the word for people to the heading. */
export function SumWords({ sum, bare }: { sum: Sum; bare?: boolean }) {
    const parts = [
        sum.people.chosen > 0 && (bare ? number(sum.people.chosen) : t('promise.people', { n: sum.people.chosen })),
        sum.items > 0 && t('promise.items', { n: sum.items }),
        ...Object.entries(sum.money).map(([currency, value]) => money(value, currency)),
    ].filter(Boolean);
    if (parts.length === 0) return <Told value={null} state="not_applicable" />;
    return <span class="figure">{parts.join(' · ')}</span>;
}

/** "4,984 of 20,000 people"; a mark where nothing was told. */
export function DeliveredOf({
    of,
}: {
    of: { unit: string; quantity: number; currency: string; delivered: number | null; delivered_state: string };
}) {
    if (of.delivered === null)
        return (
            <span>
                <Told value={null} state={of.delivered_state} />{' '}
                {t('promise.ofWhole', { whole: amount(of.unit, of.quantity, of.currency) })}
            </span>
        );
    const came = of.unit === 'money' ? money(of.delivered, of.currency) : number(of.delivered);
    return (
        <span class="figure">
            <strong>{came}</strong> {t('promise.ofWhole', { whole: amount(of.unit, of.quantity, of.currency) })}
        </span>
    );
}

/** A bar of what came of what was promised; its numbers stand beside it. */
export function Came({ delivered, whole, late }: { delivered: number | null; whole: number; late?: boolean }) {
    const share = whole > 0 ? Math.min(100, ((delivered ?? 0) * 100) / whole) : 0;
    return (
        <svg class={late ? 'came late' : 'came'} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="came-whole" x="0" y="0" width="100" height="6" />
            <rect class="came-part" x="0" y="0" width={share} height="6" />
        </svg>
    );
}
