// What today's desk tells of meetings: the next ones, and how many actions are late.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { day, inDays } from '../../format';
import { Part } from '../../parts/form';
import { href } from '../../route';
import { t } from '../../words';
import { nameOf } from './calendar';
import type { Completion, Meeting } from './types';

/** The next meetings of two weeks; nothing where none is planned and nothing is late. */
export function MeetingsToday({ operation }: { operation: string }) {
    const asked = { from: inDays(0), until: inDays(14), state: 'planned' };
    const meetings = useQuery<{ meetings: Meeting[] }>(operationPath(operation, '/meetings'), asked).data?.meetings ?? [];
    const late = useQuery<{ all: Completion }>(operationPath(operation, '/action-completion')).data?.all.open_late ?? 0;
    if (meetings.length === 0 && late === 0) return null;
    return (
        <Part title={t('screen.meetings')} name="meetings" tools={<a href={href(operation, 'meetings')}>{t('meeting.calendar')}</a>}>
            {late > 0 && (
                <p class="summary">
                    <a href={href(operation, 'meetings', { tab: 'actions', state: 'late' })}>{t('action.lateCount', { n: late })}</a>
                </p>
            )}
            <ul class="plain">
                {meetings.slice(0, 4).map((one) => (
                    <li key={one.meeting}>
                        <a href={href(operation, 'meetings', {}, [one.meeting])}>
                            <bdi>{nameOf(one)}</bdi>
                        </a>{' '}
                        <span class="quiet">
                            {day(one.day)} {one.starts_at}
                        </span>
                    </li>
                ))}
            </ul>
        </Part>
    );
}
