// Who was there, by organisation: ticked from the members of the body, with others by name.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { number } from '../../format';
import { Panel } from '../../parts/dialog';
import { Part, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { t, word } from '../../words';
import type { Meeting, MeetingAnswer } from './types';

interface Member {
    partner: string;
    partner_name: string;
    acronym: string;
    kind: string;
}

function Take({
    operation,
    meeting,
    first,
    close,
}: {
    operation: string;
    meeting: Meeting;
    first: MeetingAnswer['attendance'];
    close: () => void;
}) {
    const members = useQuery<{ members: Member[] }>(operationPath(operation, '/members'), { body: meeting.body, on: meeting.day });
    const [said, setSaid] = useState<Record<string, string>>(() =>
        Object.fromEntries((first?.organisations ?? []).filter((one) => one.partner).map((one) => [one.partner, one.said])),
    );
    const [others, setOthers] = useState(() =>
        (first?.organisations ?? [])
            .filter((one) => !one.partner)
            .map((one) => one.name)
            .join('\n'),
    );
    const [chair, setChair] = useState(first?.chair ?? '');
    const [people, setPeople] = useState(first?.people ? String(first.people) : '');
    const { act, busy, said: told } = useAct();
    const of = (state: string) =>
        Object.entries(said)
            .filter(([, one]) => one === state)
            .map(([partner]) => partner);
    const save = () =>
        act(async () => {
            await send('POST', operationPath(operation, `/meetings/${meeting.meeting}/attendance`), {
                present: of('present'),
                apologies: of('apologies'),
                other: others
                    .split('\n')
                    .map((one) => one.trim())
                    .filter(Boolean),
                ...(chair.trim() && { chair: chair.trim() }),
                ...(Number(people) > 0 && { people: Number(people) }),
            });
            askAgain();
            close();
            return undefined;
        });
    return (
        <Panel title={t('attend.take')} kind="dialog" close={close}>
            <form
                class="deed"
                onSubmit={(event) => {
                    event.preventDefault();
                    void save();
                }}
            >
                <Asked answer={members}>
                    {(data) =>
                        data.members.length === 0 ? (
                            <p class="quiet">{t('attend.noMembers')}</p>
                        ) : (
                            <ul class="plain seats">
                                {data.members.map((one) => (
                                    <li key={one.partner}>
                                        <label class="field">
                                            <span>
                                                <bdi>{one.acronym || one.partner_name}</bdi>{' '}
                                                <span class="quiet small">{word('member', one.kind)}</span>
                                            </span>
                                            <select
                                                name={`seat-${one.partner}`}
                                                value={said[one.partner] ?? 'missing'}
                                                onChange={(event) => setSaid({ ...said, [one.partner]: event.currentTarget.value })}
                                            >
                                                {['missing', 'present', 'apologies'].map((state) => (
                                                    <option key={state} value={state}>
                                                        {word('seat', state)}
                                                    </option>
                                                ))}
                                            </select>
                                        </label>
                                    </li>
                                ))}
                            </ul>
                        )
                    }
                </Asked>
                <label class="field">
                    <span>{t('attend.others')}</span>
                    <textarea name="other" rows={2} value={others} onInput={(event) => setOthers(event.currentTarget.value)} />
                    <small class="quiet">{t('attend.othersHelp')}</small>
                </label>
                <label class="field">
                    <span>{t('attend.chair')}</span>
                    <input name="chair" value={chair} onInput={(event) => setChair(event.currentTarget.value)} />
                </label>
                <label class="field">
                    <span>{t('attend.people')}</span>
                    <input name="people" inputMode="numeric" value={people} onInput={(event) => setPeople(event.currentTarget.value)} />
                </label>
                {told}
                <div class="buttons">
                    <button type="submit" class="primary" disabled={busy}>
                        {t('attend.take')}
                    </button>
                    <button type="button" onClick={close}>
                        {t('app.cancel')}
                    </button>
                </div>
            </form>
        </Panel>
    );
}

export function AttendancePart({ operation, answer }: { operation: string; answer: MeetingAnswer }) {
    const [taking, setTaking] = useState(false);
    const { meeting, attendance, keeps } = answer;
    const past = meeting.state === 'held' || meeting.state === 'not_recorded' || meeting.day <= new Date().toISOString().slice(0, 10);
    return (
        <Part
            title={t('attend.title')}
            name="attendance"
            tools={
                keeps &&
                past &&
                meeting.state !== 'cancelled' && (
                    <button type="button" class="no-print" data-act="attend" onClick={() => setTaking(true)}>
                        {t('attend.take')}
                    </button>
                )
            }
        >
            {attendance ? (
                <>
                    <p class="summary">
                        <strong>{t('attend.members', { there: attendance.members_there, n: attendance.members })}</strong>
                        <span>{t('attend.observers', { n: attendance.observers_there })}</span>
                        <span>{t('attend.othersThere', { n: attendance.others_there })}</span>
                        {attendance.people !== null && (
                            <span>
                                {t('attend.people')}: {number(attendance.people)}
                            </span>
                        )}
                    </p>
                    {attendance.chair && (
                        <p>
                            {t('attend.chair')}: <bdi>{attendance.chair}</bdi>
                        </p>
                    )}
                    <ul class="plain seats-there">
                        {attendance.organisations.map((one) => (
                            <li key={one.partner + one.name} class={`seat-${one.said}`}>
                                <span class={one.said === 'missing' ? 'badge late' : 'badge'}>{word('seat', one.said)}</span>{' '}
                                <bdi>{one.name}</bdi>{' '}
                                {one.kind && one.kind !== 'member' && <span class="quiet small">{word('member', one.kind)}</span>}
                            </li>
                        ))}
                    </ul>
                </>
            ) : (
                <p class="quiet">{t('attend.nobodyWrote')}</p>
            )}
            {taking && <Take operation={operation} meeting={meeting} first={attendance} close={() => setTaking(false)} />}
        </Part>
    );
}
