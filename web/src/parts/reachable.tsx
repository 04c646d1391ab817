// Whom one can reach about a place or a partner: its contacts and focal points, for those only who may see people.
import { operationPath, type Parameters } from '../data/api';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { Filters, Kept } from '../data/types';
import { href } from '../route';
import { t, word } from '../words';
import { bodyName, partnerName } from './filters';
import { Withheld } from './told';

interface Person {
    name: string;
    title?: string;
    post?: string;
    partner: string;
    body: string;
    place: string;
    phones: string[];
    mails: string[];
}
interface Contact extends Person {
    id: string;
}
interface Focal extends Person {
    number: number;
    issue: string;
    contact: string;
}

export function Reach({ phones, mails }: { phones: string[]; mails: string[] }) {
    return (
        <>
            {phones.map((phone) => (
                <a key={phone} class="block nowrap" href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
                    {phone}
                </a>
            ))}
            {mails.map((mail) => (
                <a key={mail} class="block file" href={`mailto:${mail}`} dir="ltr">
                    {mail}
                </a>
            ))}
        </>
    );
}

function Row({ one, filters, of, what }: { one: Person; filters: Filters | undefined; of: 'place' | 'partner'; what: string }) {
    const about = [of === 'place' && one.partner ? partnerName(filters, one.partner) : '', one.body ? bodyName(filters, one.body) : ''];
    return (
        <li>
            <strong>
                <bdi>{one.name}</bdi>
            </strong>{' '}
            <span class="quiet">
                <bdi>{[what, ...about].filter(Boolean).join(' · ')}</bdi>
            </span>
            <Reach phones={one.phones} mails={one.mails} />
        </li>
    );
}

/** Null where the account may not see people. */
export function Reachable({
    operation,
    of,
    code,
    filters,
    none,
}: {
    operation: string;
    of: 'place' | 'partner';
    code: string;
    filters: Filters | undefined;
    none: string;
}) {
    const allowed = may('contacts', operation);
    const asked: Parameters = { [of]: code };
    const contacts = useQuery<{ contacts: Contact[]; withheld?: Kept[] }>(allowed ? operationPath(operation, '/contacts') : null, asked);
    const focal = useQuery<{ focal_points: Focal[] }>(allowed ? operationPath(operation, '/focal-points') : null, asked);
    if (!allowed || (!contacts.data && contacts.loading)) return null;
    const points = focal.data?.focal_points ?? [];
    // Who looks after this very place comes before who looks after all of them.
    const near = (one: Person) => (of === 'place' && one.place === code ? 0 : 1);
    const named = new Set(points.map((one) => one.contact));
    const others = (contacts.data?.contacts ?? []).filter((one) => !named.has(one.id)).sort((one, other) => near(one) - near(other));
    return (
        <div data-reachable={of}>
            {points.length + others.length === 0 ? (
                <p class="quiet">{none}</p>
            ) : (
                <ul class="plain">
                    {points.map((one) => (
                        <Row
                            key={one.number}
                            one={one}
                            filters={filters}
                            of={of}
                            what={one.issue ? word('issue', one.issue) : t('members.focal')}
                        />
                    ))}
                    {others.map((one) => (
                        <Row key={one.id} one={one} filters={filters} of={of} what={one.title || word('post', one.post ?? '')} />
                    ))}
                </ul>
            )}
            <Withheld list={contacts.data?.withheld} />
            <p class="no-print">
                <a href={href(operation, 'members', { tab: 'contacts' })}>{t('screen.members')}</a>
            </p>
        </div>
    );
}
