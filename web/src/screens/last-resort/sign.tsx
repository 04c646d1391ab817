// The sign of a condition: it holds, it does not, nobody has judged it.
import { t } from '../../words';

export const conditions = ['access', 'security', 'funding'] as const;

export function Sign({ judged }: { judged: { holds: boolean } | null }) {
    const words = judged === null ? t('condition.open') : judged.holds ? t('condition.holds') : t('condition.fails');
    return (
        <span class={judged && !judged.holds ? 'critical' : ''} title={words}>
            <span aria-hidden="true">{judged === null ? '○' : judged.holds ? '✓' : '✕'}</span>
            <span class="unseen">{words}</span>
        </span>
    );
}
