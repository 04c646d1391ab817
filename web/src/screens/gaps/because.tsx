// "Because all is reached, or because nobody reported?" is answered for every gap and for every empty list.
import type { Figure, Gap, Gaps } from '../../data/types';
import { shareOf } from '../../format';
import { change } from '../../route';
import { t } from '../../words';

export type Reason = 'silent' | 'present' | 'missing' | 'hidden';

/** No figure of people in need, nor of a target, anywhere. */
export function nobodyAssessed(figures: Figure[]): boolean {
    return figures.every((one) => one.in_need === null && one.targeted === null && one.in_need_state !== 'withheld');
}

export function reasonOf(gap: Gap): Reason {
    if (gap.partners === null && gap.reached === null) return 'hidden';
    return gap.nobody_reported ? 'silent' : gap.no_number_told ? 'present' : 'missing';
}

export function because(gap: Gap): string {
    const share = gap.in_need ? shareOf(gap.reached ?? 0, gap.in_need) : '–';
    if (gap.partners === null) return gap.reached === null ? t('gaps.becauseWithheld') : t('gaps.becauseMissingSome', { share });
    const reason = reasonOf(gap);
    if (reason === 'silent') return t('gaps.becauseSilent');
    if (reason === 'present') return t('gaps.becausePresent', { n: gap.partners });
    return t('gaps.becauseMissing', { n: gap.partners, share });
}

type Counts = Pick<Gaps, 'reported_and_still_missing' | 'because_nobody_reported' | 'present_without_numbers' | 'not_shown'>;

/** The reasons with their numbers: the first two whatever they are, the others where there are such. */
export function reasonsOf(gaps: Counts): [Reason, number][] {
    const all: [Reason, number][] = [
        ['missing', gaps.reported_and_still_missing],
        ['silent', gaps.because_nobody_reported],
        ['present', gaps.present_without_numbers],
        ['hidden', gaps.not_shown],
    ];
    return all.filter(([reason, n]) => n > 0 || reason === 'missing' || reason === 'silent');
}

/** Each reason is a filter. */
export function Reasons({ gaps, chosen }: { gaps: Gaps; chosen: string }) {
    return (
        <fieldset class="reasons">
            <legend>{t('gaps.question')}</legend>
            {reasonsOf(gaps).map(([reason, n]) => (
                <button
                    key={reason}
                    type="button"
                    class={`reason reason-${reason}`}
                    aria-pressed={chosen === reason}
                    onClick={() => change({ because: chosen === reason ? null : reason, sel: null })}
                >
                    <strong>{n.toLocaleString(document.documentElement.lang)}</strong> {t(`gaps.${reason}`)}
                </button>
            ))}
        </fieldset>
    );
}

/** No gap is only good news where there are reports. */
export function NoGap({ figures }: { figures: Figure[] | undefined }) {
    const all = figures ?? [];
    const reached = all.filter((one) => one.state === 'number' || one.state === 'zero').length;
    const silent = all.filter((one) => one.state === 'not_reported').length;
    if (all.length > 0 && nobodyAssessed(all))
        return (
            <div class="empty">
                <h2>{t('gaps.noNeeds')}</h2>
                <p>{t('gaps.noNeedsWhat')}</p>
            </div>
        );
    return (
        <div class="empty">
            <h2>{t('gaps.none')}</h2>
            <p>{t('gaps.noneBoth', { reached, all: all.length, silent })}</p>
        </div>
    );
}
