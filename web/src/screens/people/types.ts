import type { Grant } from '../../data/session';

export interface Account {
    account: string;
    mail: string;
    name: string;
    language: string;
    closed: boolean;
    second_factor: boolean;
    second_factor_required: boolean;
    grants: Grant[];
}
export interface OpenInvitation {
    id: string;
    mail: string;
    made: string;
    until: string;
    made_by: string;
    grant: Grant;
}
export interface Link {
    id: string;
    operation: string;
    body: string;
    partner: string;
    made_by: string;
    made: string;
    until: string;
    seen: string | null;
}
