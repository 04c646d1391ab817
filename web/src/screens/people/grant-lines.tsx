// A grant in words: the role, where it holds, up to which sensitivity, until when.
import type { Grant } from '../../data/session';
import { day } from '../../format';
import { t, word } from '../../words';

type Scope = Pick<Grant, 'operation' | 'body' | 'place' | 'partner'>;

/** What a grant is limited to; `withOperation` where the reader is not in one. */
export function scopeWords(
    grant: Scope,
    withOperation: boolean,
    nameOf: (what: 'body' | 'partner', code: string) => string = (_, code) => code,
): string {
    const limits = [
        withOperation && (grant.operation === '*' ? t('people.everywhere') : grant.operation),
        grant.body !== '*' && nameOf('body', grant.body),
        grant.place !== '*' && t('people.placesOf', { place: grant.place }),
        grant.partner && nameOf('partner', grant.partner),
    ].filter(Boolean);
    return limits.join(' · ') || t('people.wholeOperation');
}

/** The last day of a grant: `until` is the first moment that is no longer within. */
export function lastDay(until: string | null): string {
    return until ? day(new Date(Date.parse(until) - 1).toISOString().slice(0, 10)) : t('people.noEnd');
}

export function GrantLines({ grants }: { grants: Grant[] }) {
    return (
        <ul class="plain">
            {grants.map((grant) => (
                <li key={grant.id}>
                    <strong>{word('role', grant.role)}</strong> · <bdi>{scopeWords(grant, true)}</bdi> ·{' '}
                    {t('people.upTo', { what: word('sensitivity', grant.highest) })}{' '}
                    {grant.until && (
                        <span class="quiet">
                            · {t('people.until')} {lastDay(grant.until)}
                        </span>
                    )}{' '}
                    {grant.provisional && <span class="badge badge-hold">{t('people.provisional')}</span>}
                </li>
            ))}
        </ul>
    );
}
