// Who could fill a gap, who was asked, and what they answered. Addresses to answer by are shown this once.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { Panel } from '../../parts/dialog';
import { partnerName } from '../../parts/filters';
import { Once, Part, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Table } from '../../parts/table';
import { Told } from '../../parts/told';
import { t, word } from '../../words';
import type { Asked_, Candidate, NamedGap } from './types';

interface Made {
    partner: string;
    path: string;
}

function inTwoWeeks(): string {
    return new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
}

/** All that the form holds, before it is sent. */
function CallForm({
    operation,
    gap,
    candidates,
    done,
}: {
    operation: string;
    gap: NamedGap;
    candidates: Candidate[];
    done: (made: Made[]) => void;
}) {
    const [chosen, setChosen] = useState(() =>
        candidates
            .filter((one) => !one.promised_here)
            .slice(0, 5)
            .map((one) => one.partner),
    );
    const [until, setUntil] = useState(inTwoWeeks);
    const [text, setText] = useState('');
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            const answer = await send<{ partners: Made[] }>('POST', operationPath(operation, `/named-gaps/${gap.gap}/calls`), {
                until,
                partner: chosen,
                ...(text.trim() ? { text: text.trim() } : {}),
            });
            askAgain();
            done(answer.partners);
            return undefined;
        });
    };
    const turn = (partner: string) => setChosen(chosen.includes(partner) ? chosen.filter((one) => one !== partner) : [...chosen, partner]);
    return (
        <form class="deed" onSubmit={submit}>
            <fieldset>
                <legend>{t('ask.whom')}</legend>
                {candidates.map((one) => (
                    <label key={one.partner} class="switch">
                        <input type="checkbox" name="partner" checked={chosen.includes(one.partner)} onChange={() => turn(one.partner)} />
                        <span>
                            <bdi>{one.partner_name}</bdi> <span class="quiet small">{word('near', one.near)}</span>
                        </span>
                    </label>
                ))}
            </fieldset>
            <label class="field">
                <span>{t('ask.until')}</span>
                <input name="until" type="date" required value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
            </label>
            <label class="field">
                <span>{t('ask.text')}</span>
                <textarea name="text" rows={3} value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </label>
            <p class="consequences">{t('ask.follows')}</p>
            {said}
            <button type="submit" class="primary" disabled={busy || chosen.length === 0}>
                {t('ask.do', { n: chosen.length })}
            </button>
        </form>
    );
}

function Candidates({ operation, gap, filters }: { operation: string; gap: NamedGap; filters: Filters | undefined }) {
    const answer = useQuery<{ candidates: Candidate[] }>(operationPath(operation, `/named-gaps/${gap.gap}/candidates`), {
        top: 20,
        months: 12,
    });
    const [asking, setAsking] = useState(false);
    const [made, setMade] = useState<Made[]>([]);
    return (
        <Asked answer={answer}>
            {({ candidates }) => (
                <>
                    {candidates.length === 0 ? (
                        <p class="quiet">{t('ask.nobody')}</p>
                    ) : (
                        <Table
                            label={t('ask.candidates')}
                            rows={candidates}
                            step={5}
                            id={(one) => one.partner}
                            columns={[
                                { name: 'partner', title: t('column.partner'), head: true, cell: (one) => <bdi>{one.partner_name}</bdi> },
                                { name: 'near', title: t('ask.near'), cell: (one) => word('near', one.near) },
                                {
                                    name: 'there',
                                    title: t('ask.reaches'),
                                    right: true,
                                    cell: (one) => <Told value={one.reaches_there} state={one.reaches_there_state} />,
                                },
                                {
                                    name: 'free',
                                    title: t('ask.free'),
                                    right: true,
                                    need: 2,
                                    cell: (one) => <Told value={one.free} state={one.free_state} />,
                                },
                                { name: 'last', title: t('column.last'), need: 3, cell: (one) => day(one.last_reported) },
                                {
                                    name: 'late',
                                    title: t('ask.late'),
                                    right: true,
                                    need: 3,
                                    cell: (one) => <Told value={one.late} />,
                                },
                            ]}
                        />
                    )}
                    {may('settle') && gap.open && candidates.length > 0 && (
                        <button type="button" class="no-print" data-act="call" onClick={() => setAsking(true)}>
                            {t('ask.call')}
                        </button>
                    )}
                    {asking && (
                        <Panel title={`${t('ask.call')} · ${gap.place_name} ${gap.gap}`} kind="dialog" close={() => setAsking(false)}>
                            {made.length === 0 ? (
                                <CallForm operation={operation} gap={gap} candidates={candidates} done={setMade} />
                            ) : (
                                made.map((one) => (
                                    <Once
                                        key={one.partner}
                                        words={location.origin + one.path}
                                        what={t('ask.once', { partner: partnerName(filters, one.partner) })}
                                    />
                                ))
                            )}
                        </Panel>
                    )}
                </>
            )}
        </Asked>
    );
}

function Calls({ operation, gap, filters }: { operation: string; gap: NamedGap; filters: Filters | undefined }) {
    const answer = useQuery<{ calls: Asked_[] }>(operationPath(operation, '/calls'), { gap: gap.gap });
    return (
        <Asked answer={answer}>
            {({ calls }) =>
                calls.length === 0 ? (
                    <p class="quiet">{t('ask.none')}</p>
                ) : (
                    <ul class="plain">
                        {calls.map((one) => (
                            <li key={`${one.call} ${one.partner}`} class="asked-line">
                                <strong>
                                    <bdi>{partnerName(filters, one.partner)}</bdi>
                                </strong>{' '}
                                <span class={`badge answer-${one.answer}`}>{word('callAnswer', one.answer)}</span>{' '}
                                <span class="quiet small">{t('ask.untilDay', { when: day(one.until) })}</span>
                                {one.note && (
                                    <span class="block small">
                                        <bdi>{one.note}</bdi>
                                    </span>
                                )}
                            </li>
                        ))}
                    </ul>
                )
            }
        </Asked>
    );
}

export function Asks({ operation, gap, filters }: { operation: string; gap: NamedGap; filters: Filters | undefined }) {
    return (
        <Part title={t('ask.title')} name="asks">
            <Calls operation={operation} gap={gap} filters={filters} />
            <h3>{t('ask.candidates')}</h3>
            <Candidates operation={operation} gap={gap} filters={filters} />
        </Part>
    );
}
