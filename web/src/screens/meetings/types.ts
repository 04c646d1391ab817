export interface Meeting {
    meeting: string;
    series: number;
    number: number;
    body: string;
    body_name: string;
    title: string;
    day: string;
    planned: string;
    weekday: string;
    starts_at: string;
    length: number;
    venue: string;
    languages: string;
    state: string;
    moved: boolean;
    why: string;
    agenda_decided: boolean;
    organisations: number | null;
    people: number | null;
    minutes: string;
    minutes_due: string | null;
}
export interface Series {
    series: number;
    body: string;
    body_name: string;
    title: string;
    rhythm: string;
    weekday: string | null;
    week: string | null;
    from: string;
    until: string | null;
    starts_at: string;
    venue: string;
    languages: string;
    open: boolean;
}
export interface Action {
    action: number;
    body: string;
    body_name: string;
    meeting: string | null;
    words: string;
    partner: string;
    partner_name: string;
    person: string | null;
    due: string;
    opened: string;
    about: string;
    state: string;
    since: string;
    late: boolean;
    days_late: number | null;
    carried: number;
}
export interface Completion {
    was_due: number;
    done_in_time: number;
    done_late: number;
    open_late: number;
    open: number;
    dropped: number;
    in_time_percent: number | null;
    done_percent: number | null;
}
export interface Lesson {
    lesson: number;
    body: string;
    body_name: string;
    context: string;
    finding: string;
    recommendation: string;
    learned: string;
    state: string;
    ends: { action: number | null; document: string; on: string; reason: string }[];
}
export interface Item {
    kind: string;
    ref: string;
    words: string;
    minutes: number | null;
    presenter: string;
    struck: boolean;
}
export interface Proposal {
    kind: string;
    ref: string;
    words: string;
    late: boolean;
    on_agenda: boolean;
}
export interface AgendaAnswer {
    meeting: string;
    version: number;
    items: Item[];
    proposals: Proposal[];
}
export interface Seat {
    partner: string;
    name: string;
    kind: string;
    said: string;
}
export interface MeetingAnswer {
    meeting: Meeting;
    before: string | null;
    inside: boolean;
    keeps: boolean;
    agenda?: { version: number; items: Item[] };
    attendance?: {
        chair: string;
        co_chair: string;
        people: number | null;
        members: number;
        members_there: number;
        observers_there: number;
        others_there: number;
        organisations: Seat[];
    } | null;
    minutes_kept?: { version: number; language: string; words: string; document: string; at: string; by: string }[];
    decisions?: { decision: number; words: string; basis: string; dissent: string; about: string }[];
    actions?: Action[];
}
