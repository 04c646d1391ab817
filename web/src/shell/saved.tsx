// The bar that says where one's acts are: kept here, sent, accepted.
import { useState } from 'preact/hooks';
import { drop, useOutbox } from '../data/outbox';
import { t } from '../words';

export function SavedBar() {
    const { acts, accepted } = useOutbox();
    const [open, setOpen] = useState(false);
    const refused = acts.filter((act) => act.state === 'refused');
    const here = acts.filter((act) => act.state === 'here');
    const sending = acts.some((act) => act.state === 'sending');
    if (acts.length === 0 && accepted === 0) return null;
    return (
        <div class={`saved ${refused.length > 0 ? 'saved-refused' : ''}`} role="status" data-saved>
            {here.length > 0 && <span data-here>{t('saved.here', { n: here.length })}</span>}
            {sending && <span>{t('saved.sending')}</span>}
            {accepted > 0 && <span data-accepted>✓ {t('saved.accepted', { n: accepted })}</span>}
            {refused.length > 0 && (
                <button type="button" class="quiet-button" aria-expanded={open} onClick={() => setOpen(!open)}>
                    {t('saved.refused', { n: refused.length })}
                </button>
            )}
            {here.length > 0 && !sending && <span class="quiet">{t('saved.waiting')}</span>}
            {open && refused.length > 0 && (
                <ul>
                    {refused.map((act) => (
                        <li key={act.key}>
                            <strong>{act.label}</strong> {act.sentence}{' '}
                            <button type="button" class="quiet-button" onClick={() => drop(act.key)}>
                                {t('saved.drop')}
                            </button>
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}
