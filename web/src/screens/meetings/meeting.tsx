// One meeting: its agenda, who was there, minutes, decisions and what was agreed to do.
import { operationPath, root } from '../../data/api';
import { useQuery } from '../../data/query';
import { actorWords } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, inDays, moment } from '../../format';
import { Part } from '../../parts/form';
import { Papers } from '../../parts/papers';
import { Asked } from '../../parts/state';
import { href, type Route } from '../../route';
import { current, t, word } from '../../words';
import { type Act, Acts } from '../commitments/deeds';
import { About } from './about';
import { ActionLine } from './actions';
import { AgendaPart } from './agenda';
import { AttendancePart } from './attendance';
import { nameOf, Signs } from './calendar';
import { actionFields, lessonFields } from './fields';
import type { Meeting, MeetingAnswer } from './types';

function headActs(meeting: Meeting): Act[] {
    const path = `/meetings/${meeting.meeting}`;
    const reason = { name: 'reason', label: t('field.reason'), kind: 'text' as const, needed: true };
    if (meeting.state === 'held') return [];
    const move: Act = {
        name: 'move',
        verb: meeting.state === 'cancelled' ? t('meeting.afterAll') : t('meeting.move'),
        path: `${path}/moves`,
        fields: [
            { name: 'to', label: t('meeting.to'), kind: 'day', first: meeting.day },
            { name: 'at', label: t('meeting.hour'), first: meeting.starts_at },
            { name: 'venue', label: t('meeting.venue'), first: meeting.venue },
            reason,
        ],
    };
    const cancel: Act = {
        name: 'cancel',
        verb: t('meeting.cancel'),
        path: `${path}/cancellation`,
        follows: t('meeting.cancelThen'),
        fields: [reason],
    };
    return meeting.state === 'cancelled' ? [move] : [move, cancel];
}

function BothPapers({ operation, meeting }: { operation: string; meeting: Meeting }) {
    const path = operationPath(operation, `/meetings/${meeting.meeting}/paper`);
    return (
        <>
            {['agenda', 'minutes'].map((what) => (
                <Papers key={what} words={word('paper', what)} path={path} asked={{ what, language: current() }} />
            ))}
        </>
    );
}

function MinutesPart({ operation, answer }: { operation: string; answer: MeetingAnswer }) {
    const { meeting, keeps } = answer;
    const kept = answer.minutes_kept ?? [];
    const past = meeting.state === 'held' || meeting.state === 'not_recorded';
    const act: Act = {
        name: 'minutes',
        verb: kept.length > 0 ? t('meeting.minutesAgain') : t('meeting.minutesKeep'),
        path: `/meetings/${meeting.meeting}/minutes`,
        urgent: meeting.minutes === 'late',
        fields: [
            { name: 'text', label: t('meeting.minutesText'), kind: 'text' },
            { name: 'document', label: t('meeting.minutesDocument'), help: 'd12' },
            { name: 'language', label: t('meeting.minutesLanguage'), first: current() },
        ],
    };
    const last = kept[0];
    return (
        <Part title={t('meeting.minutes')} name="minutes">
            {meeting.minutes && (
                <p class={meeting.minutes === 'late' ? 'wrong' : 'quiet'}>
                    {word('minutesState', meeting.minutes)} · {t('action.dueOn', { when: day(meeting.minutes_due) })}
                </p>
            )}
            {last ? (
                <>
                    {last.words && (
                        <p class="minutes-text">
                            <bdi>{last.words}</bdi>
                        </p>
                    )}
                    {last.document && (
                        <p>
                            <a download href={root + operationPath(operation, `/documents/${last.document}/file`)}>
                                {t('meeting.minutesDocument')} {last.document}
                            </a>
                        </p>
                    )}
                    <p class="quiet small">
                        {moment(last.at)} · <bdi>{actorWords(last.by)}</bdi>
                    </p>
                </>
            ) : (
                <p class="quiet">{t('meeting.noMinutes')}</p>
            )}
            {keeps && past && <Acts operation={operation} acts={[act]} about={meeting.meeting} />}
        </Part>
    );
}

function DecisionsPart({ operation, answer, filters }: { operation: string; answer: MeetingAnswer; filters: Filters | undefined }) {
    const { meeting, keeps } = answer;
    const path = `/meetings/${meeting.meeting}`;
    const past = meeting.state === 'held' || meeting.state === 'not_recorded';
    const acts: Act[] = [
        {
            name: 'decision',
            verb: t('meeting.decide'),
            path: `${path}/decisions`,
            fields: [
                { name: 'words', label: t('meeting.decision'), kind: 'text', needed: true },
                { name: 'basis', label: t('meeting.basis') },
                { name: 'dissent', label: t('meeting.dissent') },
                { name: 'about', label: t('meeting.about'), help: 'gap/12' },
            ],
        },
        { name: 'action', verb: t('action.add'), path: '/actions', fixed: { meeting: meeting.meeting }, fields: actionFields(filters) },
        { name: 'lesson', verb: t('lesson.add'), path: '/lessons', fixed: { meeting: meeting.meeting }, fields: lessonFields() },
    ];
    return (
        <Part title={t('meeting.agreed')} name="agreed">
            {(answer.decisions ?? []).length > 0 && (
                <ol class="agenda">
                    {answer.decisions?.map((one) => (
                        <li key={one.decision}>
                            <bdi>{one.words}</bdi> {one.about && <About operation={operation} about={one.about} body={meeting.body} />}
                            {one.dissent && (
                                <span class="block small">
                                    {t('meeting.dissent')}: <bdi>{one.dissent}</bdi>
                                </span>
                            )}
                        </li>
                    ))}
                </ol>
            )}
            {(answer.actions ?? []).length > 0 && (
                <ul class="plain promises">
                    {answer.actions?.map((one) => (
                        <ActionLine key={one.action} operation={operation} one={one} keeps={keeps} />
                    ))}
                </ul>
            )}
            {(answer.decisions ?? []).length + (answer.actions ?? []).length === 0 && <p class="quiet">{t('meeting.nothingAgreed')}</p>}
            {keeps && past && <Acts operation={operation} acts={acts} about={meeting.meeting} />}
        </Part>
    );
}

export function MeetingPage({ route, meeting: name, filters }: { route: Route; meeting: string; filters: Filters | undefined }) {
    const { operation } = route;
    const answer = useQuery<MeetingAnswer>(operationPath(operation, `/meetings/${encodeURIComponent(name)}`));
    return (
        <Asked answer={answer}>
            {(data) => {
                const { meeting } = data;
                return (
                    <>
                        <div class="head">
                            <h1>
                                <bdi>{nameOf(meeting)}</bdi> {meeting.number}
                            </h1>
                            <Signs one={meeting} />
                        </div>
                        <p class="summary">
                            <strong>
                                {day(meeting.day)} {meeting.starts_at}
                            </strong>
                            <span>
                                <bdi>{meeting.venue}</bdi>
                            </span>
                            <span>{meeting.languages}</span>
                            <a href={href(operation, 'meetings', { month: meeting.day.slice(0, 7) })}>{t('meeting.calendar')}</a>
                            {data.before && <a href={href(operation, 'meetings', {}, [data.before])}>{t('meeting.before')}</a>}
                        </p>
                        {meeting.why && (
                            <p>
                                {meeting.moved && t('meeting.movedFrom', { when: day(meeting.planned) })} <bdi>{meeting.why}</bdi>
                            </p>
                        )}
                        {data.keeps && <Acts operation={operation} acts={headActs(meeting)} about={meeting.meeting} />}
                        {data.inside ? (
                            <>
                                <BothPapers operation={operation} meeting={meeting} />
                                <AgendaPart operation={operation} meeting={meeting} keeps={data.keeps} />
                                {!(meeting.state === 'planned' && meeting.day > inDays(0)) && (
                                    <>
                                        <AttendancePart operation={operation} answer={data} />
                                        <DecisionsPart operation={operation} answer={data} filters={filters} />
                                        <MinutesPart operation={operation} answer={data} />
                                    </>
                                )}
                            </>
                        ) : (
                            <p class="quiet">{t('meeting.calendarOnly')}</p>
                        )}
                    </>
                );
            }}
        </Asked>
    );
}
