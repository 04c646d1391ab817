// What a file will lack of what the page shows, said before it is taken, and the way to ask for it.
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { Kept } from '../data/types';
import { href } from '../route';
import { t, word } from '../words';
import { sectorName } from './filters';

interface LeftOutProps {
    operation: string;
    kinds?: string[]; // only what is of these
    here?: boolean; // it is asked for on this page
}

export function LeftOut({ operation, kinds = ['rows', 'figures', 'places', 'points'], here }: LeftOutProps) {
    const answer = useQuery<{ left_out: Kept[] }>(operation && may('figures', operation) ? operationPath(operation, '/exports') : null);
    const list = answer.data?.left_out.filter((one) => kinds.includes(one.kind)) ?? [];
    if (list.length === 0) return null;
    const named = (one: Kept) => (one.body && one.body !== '*' ? sectorName({ code: one.body }) : word('withheld', one.kind));
    const some = [...new Set(list.map((one) => `${named(one)} (${word('sensitivity', one.class)})`))];
    return (
        <p class="quiet left-out" data-left-out>
            {t('exports.leftOut')} <bdi>{some.join(' · ')}</bdi>.{' '}
            {!here && may('board', operation) && list.some((one) => one.class === 'high') && (
                <a href={href(operation, 'exports')}>{t('exports.ask')}</a>
            )}
        </p>
    );
}
