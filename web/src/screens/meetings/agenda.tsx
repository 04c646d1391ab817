// The live agenda: what a person decided, in its order, and what the program proposes besides.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { Part, useAct } from '../../parts/form';
import { announce } from '../../parts/live';
import { Asked } from '../../parts/state';
import { t, word } from '../../words';
import { placeOf } from './about';
import type { AgendaAnswer, Item, Meeting, Proposal } from './types';

type Wanted = Pick<Item, 'kind' | 'ref' | 'words' | 'minutes' | 'presenter' | 'struck'>;

/** As the server reads an item: "gap/12||15|OXFAM", "Cholera plan|15|WHO". */
export function saidOf(one: Wanted): string {
    const rest = [one.minutes ? String(one.minutes) : '', one.presenter];
    const words = one.kind === 'topic' ? [one.words.replaceAll('|', '/')] : [`${one.kind}/${one.ref}`, ''];
    const parts = [...words, ...rest];
    while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    return parts.join('|');
}

function What({ operation, one, body }: { operation: string; one: Item | Proposal; body: string }) {
    const at = placeOf(operation, one.kind, one.ref, body);
    return (
        <span>
            <bdi>{one.words}</bdi>{' '}
            {at && (
                <a class="small" href={at}>
                    {word('itemKind', one.kind)}
                </a>
            )}
        </span>
    );
}

function AddTopic({ add }: { add: (one: Wanted) => void }) {
    const [topic, setTopic] = useState('');
    const [minutes, setMinutes] = useState('');
    const [presenter, setPresenter] = useState('');
    const submit = (event: Event) => {
        event.preventDefault();
        if (!topic.trim()) return;
        const length = Number(minutes);
        add({
            kind: 'topic',
            ref: '',
            words: topic.trim(),
            minutes: length > 0 ? length : null,
            presenter: presenter.trim(),
            struck: false,
        });
        setTopic('');
        setMinutes('');
        setPresenter('');
    };
    return (
        <form class="topic-form no-print" onSubmit={submit}>
            <label class="field">
                <span>{t('agenda.topic')}</span>
                <input name="topic" value={topic} onInput={(event) => setTopic(event.currentTarget.value)} />
            </label>
            <label class="field">
                <span>{t('meeting.length')}</span>
                <input
                    name="minutes"
                    inputMode="numeric"
                    size={4}
                    value={minutes}
                    onInput={(event) => setMinutes(event.currentTarget.value)}
                />
            </label>
            <label class="field">
                <span>{t('agenda.presenter')}</span>
                <input name="presenter" value={presenter} onInput={(event) => setPresenter(event.currentTarget.value)} />
            </label>
            <button type="submit">{t('agenda.add')}</button>
        </form>
    );
}

interface ProposedProps {
    operation: string;
    body: string;
    left: Proposal[];
    take: (some: Proposal[], struck: boolean) => void;
}

function Proposed({ operation, body, left, take }: ProposedProps) {
    if (left.length === 0) return null;
    return (
        <section class="no-print" data-part="proposals">
            <h3>{t('agenda.proposed')}</h3>
            <ul class="plain agenda-proposed">
                {left.map((one) => (
                    <li key={`${one.kind}/${one.ref}`} data-proposal={one.kind}>
                        <What operation={operation} one={one} body={body} />
                        {one.late && <span class="badge late">{word('actionState', 'late')}</span>}
                        <span class="buttons">
                            <button type="button" onClick={() => take([one], false)}>
                                {t('agenda.take')}
                            </button>
                            <button type="button" class="quiet-button" onClick={() => take([one], true)}>
                                {t('agenda.strike')}
                            </button>
                        </span>
                    </li>
                ))}
            </ul>
            {left.length > 1 && (
                <button type="button" onClick={() => take(left, false)}>
                    {t('agenda.takeAll')}
                </button>
            )}
        </section>
    );
}

interface EditProps {
    operation: string;
    meeting: Meeting;
    first: AgendaAnswer;
}

function Edit({ operation, meeting, first }: EditProps) {
    const [items, setItems] = useState<Wanted[]>(first.items);
    const { act, busy, said } = useAct();
    const on = items.filter((one) => !one.struck);
    const left = first.proposals.filter((one) => !items.some((item) => item.kind === one.kind && item.ref === one.ref));
    const changed = JSON.stringify(items) !== JSON.stringify(first.items);
    const swap = (index: number, by: number) => {
        const next = [...on];
        const [one] = next.splice(index, 1);
        if (one) next.splice(index + by, 0, one);
        setItems([...next, ...items.filter((item) => item.struck)]);
        if (one) announce(t('agenda.movedTo', { n: index + by + 1, what: one.words }));
    };
    const save = () =>
        act(async () => {
            await send('POST', operationPath(operation, `/meetings/${meeting.meeting}/agenda`), {
                item: on.map(saidOf),
                strike: items.filter((one) => one.struck).map(saidOf),
            });
            askAgain();
            return t('agenda.saved');
        });
    return (
        <>
            <ol class="agenda">
                {on.map((one, index) => (
                    <li key={`${one.kind}/${one.ref}/${one.words}`} data-item={one.kind}>
                        <What operation={operation} one={one} body={meeting.body} />
                        <span class="quiet small">
                            {one.minutes ? t('agenda.minutes', { n: one.minutes }) : ''} <bdi>{one.presenter}</bdi>
                        </span>
                        <span class="buttons no-print">
                            <button
                                type="button"
                                disabled={index === 0}
                                aria-label={`${t('agenda.up')}: ${one.words}`}
                                onClick={() => swap(index, -1)}
                            >
                                ↑
                            </button>
                            <button
                                type="button"
                                disabled={index === on.length - 1}
                                aria-label={`${t('agenda.down')}: ${one.words}`}
                                onClick={() => swap(index, 1)}
                            >
                                ↓
                            </button>
                            <button
                                type="button"
                                aria-label={`${t('agenda.takeOff')}: ${one.words}`}
                                onClick={() => setItems(items.filter((item) => item !== one))}
                            >
                                ✕
                            </button>
                        </span>
                    </li>
                ))}
            </ol>
            {on.length === 0 && <p class="quiet">{t('agenda.nothing')}</p>}
            <AddTopic add={(one) => setItems([...items, one])} />
            <Proposed
                operation={operation}
                body={meeting.body}
                left={left}
                take={(some, struck) => setItems([...items, ...some.map((one) => ({ ...one, minutes: null, presenter: '', struck }))])}
            />
            {said}
            <div class="buttons no-print">
                <button type="button" class="primary" data-act="agenda" disabled={busy || !changed} onClick={() => void save()}>
                    {t('agenda.decide')}
                </button>
                {changed && (
                    <button type="button" onClick={() => setItems(first.items)}>
                        {t('app.cancel')}
                    </button>
                )}
            </div>
        </>
    );
}

export function AgendaPart({ operation, meeting, keeps }: { operation: string; meeting: Meeting; keeps: boolean }) {
    const answer = useQuery<AgendaAnswer>(operationPath(operation, `/meetings/${meeting.meeting}/agenda`));
    const open = keeps && meeting.state === 'planned';
    return (
        <Part title={t('agenda.title')} name="agenda">
            <Asked answer={answer}>
                {(data) =>
                    open ? (
                        <Edit key={data.version} operation={operation} meeting={meeting} first={data} />
                    ) : data.items.length === 0 ? (
                        <p class="quiet">{t('agenda.nothing')}</p>
                    ) : (
                        <ol class="agenda">
                            {data.items
                                .filter((one) => !one.struck)
                                .map((one) => (
                                    <li key={`${one.kind}/${one.ref}/${one.words}`}>
                                        <What operation={operation} one={one} body={meeting.body} />
                                        <span class="quiet small">
                                            {one.minutes ? t('agenda.minutes', { n: one.minutes }) : ''} <bdi>{one.presenter}</bdi>
                                        </span>
                                    </li>
                                ))}
                        </ol>
                    )
                }
            </Asked>
        </Part>
    );
}
