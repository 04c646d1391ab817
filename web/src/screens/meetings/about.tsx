// What an item or an action is about, and where that opens.
import { href } from '../../route';
import { word } from '../../words';

export function placeOf(operation: string, kind: string, ref: string, body: string): string | null {
    switch (kind) {
        case 'gap':
            return href(operation, 'commitments', {}, [ref]);
        case 'commitment':
            return href(operation, 'commitments', { tab: 'promises', body });
        case 'report':
            return href(operation, 'partners');
        case 'duty':
            return href(operation, 'accountability', { body });
        case 'action':
            return href(operation, 'meetings', { tab: 'actions', body });
        case 'lesson':
            return href(operation, 'meetings', { tab: 'lessons', body });
        case 'minutes':
            return href(operation, 'meetings', {}, [ref]);
        case 'concern':
            return href(operation, 'advocacy', {}, [ref]);
        default:
            return null;
    }
}

/** "gap/12" as a link, where it is one. */
export function About({ operation, about, body }: { operation: string; about: string; body: string }) {
    const [kind, ref] = about.split('/');
    const at = kind && ref ? placeOf(operation, kind, ref, body) : null;
    if (!at || !kind) return <bdi>{about}</bdi>;
    return (
        <a href={at}>
            {word('itemKind', kind)} {ref}
        </a>
    );
}
