// What other screens tell of promises: today's desk, and the number of a gap that has a name.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { bodyName } from '../../parts/filters';
import { Part } from '../../parts/form';
import { href } from '../../route';
import { t, word } from '../../words';
import { DeliveredOf } from './amounts';
import type { BoardAnswer } from './types';

/** What is late, and what nobody takes; nothing where no gap has a name. */
export function PromisesToday({ operation, filters }: { operation: string; filters: Filters | undefined }) {
    const path = may('rows') ? operationPath(operation, '/named-gaps') : null;
    const data = useQuery<BoardAnswer>(path, { rank: 'overdue', top: 5 }).data;
    if (!data || data.counts.gaps === 0) return null;
    const { counts } = data;
    return (
        <Part title={t('screen.commitments')} name="commitments" tools={<a href={href(operation, 'commitments')}>{t('promise.board')}</a>}>
            <p class="summary">
                <span>{t('gap.count', { n: counts.gaps })}</span>
                {counts.critical_without_offer > 0 && <strong>{t('gap.nobodyCount', { n: counts.critical_without_offer })}</strong>}
            </p>
            <ul class="plain">
                {data.gaps
                    .filter((gap) => gap.overdue_days > 0)
                    .map((gap) => (
                        <li key={gap.gap}>
                            <a href={href(operation, 'commitments', {}, [String(gap.gap)])}>
                                <bdi>{gap.place_name}</bdi> · <bdi>{bodyName(filters, gap.body)}</bdi>
                            </a>{' '}
                            <span class="critical">{t('promise.late', { n: gap.overdue_days })}</span>
                        </li>
                    ))}
            </ul>
        </Part>
    );
}

interface At {
    operation: string;
    place: string;
    body: string;
    group: string;
    by: string;
}

/** The number of the gap there, or the way to one. */
export function NameOfGap({ operation, place, body, group, by }: At) {
    const path = may('rows') ? operationPath(operation, '/named-gaps') : null;
    const data = useQuery<BoardAnswer>(path, { body, place, state: 'any' }).data;
    if (!data) return null;
    const here = data.gaps.filter((gap) => gap.place === place && gap.group === group);
    return (
        <p>
            {here.map((gap) => (
                <a key={gap.gap} class="button" href={href(operation, 'commitments', {}, [String(gap.gap)])}>
                    {t('gap.number', { id: String(gap.gap) })} · {word('gapState', gap.state)}
                </a>
            ))}
            {here.length === 0 && may('settle') && (
                <a class="button" href={href(operation, 'commitments', { body, place, by }, ['new'])}>
                    {t('gap.name')}
                </a>
            )}
        </p>
    );
}

/** Gaps of a place that have a name, and who promised to fill them: for the sheet of the place. */
export function PromisesHere({ operation, place, filters }: { operation: string; place: string; filters: Filters | undefined }) {
    const path = may('rows') ? operationPath(operation, '/named-gaps') : null;
    const data = useQuery<BoardAnswer>(path, { place, top: 8 }).data;
    if (!data || data.gaps.length === 0) return null;
    return (
        <Part title={t('gap.title')} name="named-gaps">
            <ul class="plain">
                {data.gaps.map((gap) => (
                    <li key={gap.gap}>
                        <a href={href(operation, 'commitments', {}, [String(gap.gap)])}>
                            {t('gap.number', { id: String(gap.gap) })} · <bdi>{bodyName(filters, gap.body)}</bdi>
                        </a>{' '}
                        {gap.commitments.map((one) => (
                            <span key={one.commitment} class="block">
                                <bdi>{one.partner_name}</bdi> <DeliveredOf of={one} />{' '}
                                {one.overdue_days > 0 && <span class="critical">{t('promise.late', { n: one.overdue_days })}</span>}{' '}
                            </span>
                        ))}
                        {gap.commitments.length === 0 && <span class="quiet block">{t('promise.none')}</span>}
                    </li>
                ))}
            </ul>
        </Part>
    );
}
