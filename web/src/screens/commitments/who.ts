// In which role somebody acts here, and for which organisation.
import { useSession } from '../../data/session';

const acting: Record<string, string> = { coordinator: 'coordinator', ocha: 'ocha', hc: 'rc_hc', lead_agency: 'lead_agency' };

/** As the record will name it; the command's own word where none of the account's roles is of that kind. */
export function useActing(operation: string): Record<string, string> {
    const held = (useSession().me?.grants ?? []).filter((grant) => grant.operation === '*' || grant.operation === operation);
    const role = held.map((grant) => acting[grant.role]).find(Boolean);
    return role ? { 'acting-as': role } : {};
}

/** The organisation that the account speaks for, where its grants name one. */
export function useOwn(operation: string): string {
    const held = useSession().me?.grants ?? [];
    return held.find((grant) => grant.partner && (grant.operation === '*' || grant.operation === operation))?.partner ?? '';
}
