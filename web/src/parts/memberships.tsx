// To which bodies an organisation belongs, as what and since when.
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import type { Filters } from '../data/types';
import { day } from '../format';
import { href } from '../route';
import { t, word } from '../words';
import { bodyName } from './filters';
import { Asked } from './state';

interface Membership {
    number: number;
    body: string;
    kind: string;
    since: string;
}

export function Memberships({ operation, partner, filters }: { operation: string; partner: string; filters: Filters | undefined }) {
    const answer = useQuery<{ members: Membership[] }>(operationPath(operation, '/members'), { partner });
    return (
        <section data-memberships>
            <h3>{t('partners.memberOf')}</h3>
            <Asked answer={answer}>
                {({ members }) =>
                    members.length === 0 ? (
                        <p class="quiet">{t('partners.memberNone')}</p>
                    ) : (
                        <ul class="plain">
                            {members.map((one) => (
                                <li key={one.number}>
                                    <a href={href(operation, 'members', { body: one.body })}>
                                        <bdi>{bodyName(filters, one.body)}</bdi>
                                    </a>{' '}
                                    <span class="quiet">
                                        {word('member', one.kind)}, {t('structure.sinceDay', { when: day(one.since) })}
                                    </span>
                                </li>
                            ))}
                        </ul>
                    )
                }
            </Asked>
        </section>
    );
}
