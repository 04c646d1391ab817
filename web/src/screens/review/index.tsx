// Where a person settles what the machine would not; remembered for the next sheet.
import { useEffect, useState } from 'preact/hooks';
import { operationPath, root } from '../../data/api';
import { put, useOutbox } from '../../data/outbox';
import { type Answer, useQuery } from '../../data/query';
import { actorWords, may } from '../../data/session';
import { moment, number } from '../../format';
import { announce, useAnnounce } from '../../parts/live';
import { Asked, Empty } from '../../parts/state';
import { change, type Route } from '../../route';
import { t, word } from '../../words';
import { CardView, kindsOf } from './card';
import { CardMap } from './card-map';
import type { Card, Cards, Choice, Settled } from './types';

function Queues({ data, chosen }: { data: Cards; chosen: string }) {
    const all = data.held.groups;
    return (
        <nav class="queues" aria-label={t('review.queues')}>
            <button type="button" aria-pressed={chosen === ''} onClick={() => change({ queue: null, at: null })}>
                {t('app.all')} <strong>{number(all)}</strong>
            </button>
            {data.held.queues.map((one) => (
                <button
                    key={one.queue}
                    type="button"
                    aria-pressed={chosen === one.queue}
                    onClick={() => change({ queue: one.queue, at: null })}
                >
                    {word('queue', one.queue)} <strong>{number(one.groups)}</strong>
                </button>
            ))}
        </nav>
    );
}

function SettledList({ answer, undo }: { answer: Answer<{ settled: Settled[] }>; undo: (one: Settled) => void }) {
    const settled = answer.data?.settled ?? [];
    if (settled.length === 0) return null;
    return (
        <section class="settled">
            <h2>{t('review.settled')}</h2>
            <ul class="plain">
                {settled.slice(0, 12).map((one) => (
                    <li key={one.seq}>
                        {one.undone ? <del class="sentence">{one.words}</del> : <span class="sentence">{one.words}</span>}{' '}
                        {one.undone && <span class="badge">{t('act.state.undone')}</span>}{' '}
                        <span class="quiet">
                            {one.rows !== undefined && `${t('review.rows', { n: one.rows })} · `}
                            <bdi>{actorWords(one.actor)}</bdi> · {moment(one.at)} <bdi>{one.reason}</bdi>
                        </span>{' '}
                        {!!one.undo?.length && may('settle') && (
                            <button
                                type="button"
                                class="quiet-button"
                                aria-label={`${t('app.undo')}: ${one.words}`}
                                onClick={() => undo(one)}
                            >
                                {t('app.undo')}
                            </button>
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Nothing({ answer }: { answer: Answer<{ settled: Settled[] }> }) {
    const last = answer.data?.settled[0];
    return (
        <Empty title={t('review.none')}>
            <p>{last ? t('review.noneWhat', { who: actorWords(last.actor), when: moment(last.at) }) : t('review.noneYet')}</p>
        </Empty>
    );
}

interface KeysWish {
    card: Card | undefined;
    choose: (choice: Choice) => void;
    step: (by: number) => void;
    undo: () => void;
}

/** 1 to 5 choose a candidate, A and X settle, arrows move, U takes back. */
function useKeys({ card, choose, step, undo }: KeysWish): void {
    useEffect(() => {
        const listen = (event: KeyboardEvent) => {
            if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
            if ((event.target as Element).closest?.('input,select,textarea')) return;
            const key = event.key.toLowerCase();
            const candidate = /^[1-5]$/.test(key) ? card?.candidates[Number(key) - 1] : undefined;
            const kinds = card ? kindsOf(card) : [];
            if (candidate) choose({ act: candidate.kind, value: candidate.code, words: candidate.name });
            else if (key === 'a' && kinds.includes('accept')) choose({ act: 'accept', words: t('review.accept') });
            else if (key === 'x' && kinds.includes('dismiss')) choose({ act: 'dismiss', words: t('review.dismiss') });
            else if (key === 'arrowright') step(document.documentElement.dir === 'rtl' ? -1 : 1);
            else if (key === 'arrowleft') step(document.documentElement.dir === 'rtl' ? 1 : -1);
            else if (key === 'u') undo();
            else return;
            event.preventDefault();
            event.stopPropagation();
        };
        addEventListener('keydown', listen, true);
        return () => removeEventListener('keydown', listen, true);
    });
}

function Desk({ data, route, settled }: { data: Cards; route: Route; settled: Answer<{ settled: Settled[] }> }) {
    const { operation, params } = route;
    const { acts } = useOutbox();
    const [reason, setReason] = useState('');
    const base = operationPath(operation, '/review/groups/');
    // What was settled here and is still on its way is no longer shown.
    const underway = new Set(acts.filter((act) => act.state !== 'refused').map((act) => act.path));
    const cards = data.cards.filter((card) => !underway.has(base + encodeURIComponent(card.id)));
    const found = cards.findIndex((card) => card.id === params.get('at'));
    const n = Math.max(0, found);
    const card = cards[n];
    const step = (by: number) => change({ at: cards[Math.min(cards.length - 1, Math.max(0, n + by))]?.id }, { replace: true });
    const choose = (choice: Choice) => {
        if (!card || !may('settle')) return;
        const body = { [choice.act]: choice.value ?? true, ...(reason ? { reason } : {}) };
        put('POST', base + encodeURIComponent(card.id), body, `${card.sentence} → ${choice.words}`);
        announce(t('review.settledAs', { to: choice.words }));
        setReason('');
        change({ at: cards[n + 1]?.id ?? cards[n - 1]?.id ?? null }, { replace: true });
        document.getElementById('card-says')?.focus();
    };
    const undo = (one: Settled | undefined = settled.data?.settled.find((each) => !!each.undo?.length)) => {
        for (const act of one?.undo ?? []) put(act.verb, act.path.replace(root, ''), {}, `${t('app.undo')}: ${one?.words}`);
        if (one?.undo?.length) announce(t('review.undone'));
    };
    useKeys({ card, choose, step, undo: () => undo() });
    const all = cards.length + data.more;
    return (
        <div class="desk">
            <div>
                {card ? (
                    <>
                        <p class="desk-move">
                            <button type="button" onClick={() => step(-1)} disabled={n === 0}>
                                {t('review.back')}
                            </button>
                            <span>{t('review.card', { n: n + 1, all })}</span>
                            <button type="button" onClick={() => step(1)} disabled={n + 1 >= cards.length}>
                                {t('review.skip')}
                            </button>
                        </p>
                        <CardView key={card.id} operation={operation} card={card} choose={choose} reason={reason} setReason={setReason} />
                        <p class="quiet no-print">{t('review.keys')}</p>
                    </>
                ) : (
                    <Nothing answer={settled} />
                )}
            </div>
            <div class="stack">
                {card && <CardMap key={card.id} operation={operation} card={card} />}
                <SettledList answer={settled} undo={undo} />
            </div>
        </div>
    );
}

export function Review({ route }: { route: Route }) {
    const { operation, params } = route;
    const queue = params.get('queue') ?? '';
    const answer = useQuery<Cards>(operationPath(operation, '/review/cards'), { queue, limit: 50 });
    const settled = useQuery<{ settled: Settled[] }>(operationPath(operation, '/review/settled'), { limit: 12 });
    useAnnounce(answer.data && t('today.waitingRows', { n: answer.data.held.rows, groups: answer.data.held.groups }));
    return (
        <>
            <div class="head">
                <h1>{t('review.title')}</h1>
            </div>
            <Asked answer={answer}>
                {(data) => (
                    <>
                        <Queues data={data} chosen={queue} />
                        <Desk data={data} route={route} settled={settled} />
                    </>
                )}
            </Asked>
        </>
    );
}
