// A month of meetings: a grid where there is room, a list of days where there is not.
import { day } from '../../format';
import { href } from '../../route';
import { current, t, word } from '../../words';
import type { Meeting } from './types';

export function monthOf(text: string | null): string {
    return text && /^\d{4}-\d{2}$/.test(text) ? text : new Date().toISOString().slice(0, 7);
}

export function monthsAway(month: string, by: number): string {
    const at = new Date(`${month}-15T00:00:00Z`);
    at.setUTCMonth(at.getUTCMonth() + by);
    return at.toISOString().slice(0, 7);
}

/** The days of the month, from the Monday before its first to the Sunday after its last. */
export function daysOf(month: string): string[] {
    const first = new Date(`${month}-01T00:00:00Z`);
    const start = new Date(first.getTime() - ((first.getUTCDay() + 6) % 7) * 86_400_000);
    const days: string[] = [];
    for (let at = start; ; at = new Date(at.getTime() + 86_400_000)) {
        const iso = at.toISOString().slice(0, 10);
        if (days.length % 7 === 0 && iso.slice(0, 7) > month) break;
        days.push(iso);
    }
    return days;
}

export function nameOf(one: Meeting): string {
    return one.title || one.body_name;
}

export function Signs({ one }: { one: Meeting }) {
    return (
        <>
            {one.state !== 'planned' && <span class={`badge meeting-${one.state}`}>{word('meetingState', one.state)}</span>}
            {one.moved && one.state === 'planned' && <span class="badge">{t('meeting.moved')}</span>}
            {one.minutes === 'late' && <span class="badge late">{t('meeting.minutesLate')}</span>}
        </>
    );
}

export function Month({ operation, month, meetings }: { operation: string; month: string; meetings: Meeting[] }) {
    const weekday = new Intl.DateTimeFormat(current(), { weekday: 'short', timeZone: 'UTC' });
    const days = daysOf(month);
    return (
        <div class="month">
            {days.slice(0, 7).map((one) => (
                <span key={one} class="month-weekday quiet small" aria-hidden="true">
                    {weekday.format(new Date(`${one}T00:00:00Z`))}
                </span>
            ))}
            {days.map((one) => {
                const here = meetings.filter((meeting) => meeting.day === one);
                return (
                    <section
                        key={one}
                        class={`month-day ${one.slice(0, 7) === month ? '' : 'month-beside'} ${here.length === 0 ? 'month-free' : ''}`}
                        aria-label={day(one)}
                    >
                        <span class="month-date small">
                            <span class="month-number">{new Intl.NumberFormat(current()).format(Number(one.slice(8)))}</span>
                            <span class="month-long">{day(one)}</span>
                        </span>
                        <ul class="plain">
                            {here.map((meeting) => (
                                <li key={meeting.meeting} class={`month-meeting meeting-${meeting.state}`} data-meeting={meeting.meeting}>
                                    <a href={href(operation, 'meetings', {}, [meeting.meeting])}>
                                        <span class="small">{meeting.starts_at}</span> <bdi>{nameOf(meeting)}</bdi>
                                    </a>
                                    <Signs one={meeting} />
                                </li>
                            ))}
                        </ul>
                    </section>
                );
            })}
        </div>
    );
}
