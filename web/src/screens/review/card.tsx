// One card: the words as received, what they may mean, where they stand, and one act for all that are alike.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import type { Place } from '../../data/types';
import { folded, number, percent } from '../../format';
import { bodyOptions, partnerOptions, useFilters } from '../../parts/filters';
import { href } from '../../route';
import { t, word } from '../../words';
import type { Candidate, Card, Choice } from './types';

function CandidateButton({
    candidate,
    n,
    alike,
    choose,
}: {
    candidate: Candidate;
    n: number;
    alike: number;
    choose: (choice: Choice) => void;
}) {
    return (
        <button
            type="button"
            class="candidate"
            title={t('review.allAlike', { n: alike })}
            data-candidate={candidate.code}
            onClick={() => choose({ act: candidate.kind, value: candidate.code, words: candidate.name })}
        >
            <kbd>{n}</kbd>
            <span>
                <strong>
                    <bdi>{candidate.name}</bdi>
                </strong>{' '}
                <code class="code">{candidate.code}</code>
                <span class="quiet candidate-under">
                    <bdi>{(candidate.within ?? []).map((one) => one.name).join(', ')}</bdi> {candidate.why}
                    {candidate.score !== null &&
                        !candidate.why &&
                        ` · ${t('review.likeness', { share: percent(Math.round(candidate.score * 100)) })}`}
                </span>
            </span>
        </button>
    );
}

/** Any other place, partner or sector, by name. */
function Other({ operation, kinds, choose }: { operation: string; kinds: Choice['act'][]; choose: (choice: Choice) => void }) {
    const [wanted, setWanted] = useState('');
    const places =
        useQuery<{ places: Place[] }>(wanted.length > 1 && kinds.includes('place') ? operationPath(operation, '/places') : null).data
            ?.places ?? [];
    const filters = useFilters(operation);
    const fits = (words: string) => folded(words).includes(folded(wanted));
    const found: Choice[] = [];
    if (wanted.length > 1) {
        if (kinds.includes('place'))
            for (const place of places)
                if (fits(`${place.name} ${place.pcode}`))
                    found.push({ act: 'place', value: place.pcode, words: `${place.name} ${place.pcode}` });
        if (kinds.includes('partner'))
            for (const [id, words] of partnerOptions(filters)) if (fits(words)) found.push({ act: 'partner', value: id, words });
        if (kinds.includes('body'))
            for (const [id, words] of bodyOptions(filters)) if (fits(words)) found.push({ act: 'body', value: id, words });
    }
    return (
        <div class="other">
            <label class="field">
                <span>{t('review.other')}</span>
                <input type="search" name="other" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
            </label>
            <ul class="plain">
                {found.slice(0, 8).map((choice) => (
                    <li key={`${choice.act} ${choice.value}`}>
                        <button type="button" class="candidate" onClick={() => choose(choice)}>
                            <bdi>{choice.words}</bdi>
                        </button>
                    </li>
                ))}
            </ul>
        </div>
    );
}

const elsewhere: Record<string, Choice['act']> = { place: 'place', partner: 'partner', sector: 'body', body: 'body' };

/** What may be chosen besides the candidates: as the server says, else by the queue. */
export function kindsOf(card: Card): Choice['act'][] {
    const told = card.acts.map((one) => one.act as Choice['act']);
    const kind = elsewhere[card.queue];
    return [...new Set([...told, ...(kind ? [kind] : [])])];
}

interface CardProps {
    operation: string;
    card: Card;
    choose: (choice: Choice) => void;
    reason: string;
    setReason: (reason: string) => void;
}

/** "adm2 name" is the name of a place of level 2, as the sheet has it. */
function partWords(what: string): string {
    const [, level, part] = /^(adm\d) (code|name)$/.exec(what) ?? [];
    return level && part ? `${word('level', level)}, ${word('part', part)}` : word('part', what);
}

function Said({ card }: { card: Card }) {
    if (card.words.length === 0) return null;
    return (
        <dl class="said" aria-label={t('review.said')}>
            {card.words.map((one) => (
                <div key={one.what + one.said}>
                    <dt>{partWords(one.what)}</dt>
                    <dd>
                        <bdi>“{one.said}”</bdi>
                    </dd>
                </div>
            ))}
        </dl>
    );
}

export function CardView({ operation, card, choose, reason, setReason }: CardProps) {
    const kinds = kindsOf(card);
    const others = kinds.filter((one) => one === 'place' || one === 'partner' || one === 'body');
    return (
        <article class="card" aria-labelledby="card-says">
            <h2 id="card-says" tabIndex={-1}>
                {card.sentence}
            </h2>
            <p class="quiet">
                {card.remedy} <strong>{t('review.rows', { n: card.rows })}</strong> · {t('review.files', { n: card.files })}
                {card.people > 0 && ` · ${t('review.people', { n: card.people })}`}
            </p>
            <Said card={card} />
            {card.candidates.length > 0 && (
                <section aria-label={t('review.candidates')}>
                    <h3>{t('review.candidates')}</h3>
                    {card.candidates.slice(0, 5).map((candidate, n) => (
                        <CandidateButton
                            key={candidate.kind + candidate.code}
                            candidate={candidate}
                            n={n + 1}
                            alike={card.rows}
                            choose={choose}
                        />
                    ))}
                </section>
            )}
            <p>{t('review.allAlike', { n: card.rows })}.</p>
            <ul class="plain quiet consequences">
                {card.acts.map((one) => (
                    <li key={one.act}>
                        {word('act', one.act)}: {one.words}
                    </li>
                ))}
            </ul>
            <div class="buttons">
                {kinds.includes('accept') && (
                    <button type="button" onClick={() => choose({ act: 'accept', words: t('review.accept') })}>
                        <kbd>A</kbd> {t('review.accept')}
                    </button>
                )}
                {kinds.includes('dismiss') && (
                    <button type="button" onClick={() => choose({ act: 'dismiss', words: t('review.dismiss') })}>
                        <kbd>X</kbd> {t('review.dismiss')}
                    </button>
                )}
            </div>
            {others.length > 0 && <Other operation={operation} kinds={others} choose={choose} />}
            <label class="field">
                <span>{t('review.reason')}</span>
                <input name="reason" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
            </label>
            <details>
                <summary>
                    {t('review.where')} <span class="quiet">({number(card.rows)})</span>
                </summary>
                <ul class="plain">
                    {card.where.map((one) => (
                        <li key={one.submission + one.at}>
                            <code>{one.at}</code> <bdi class="file">{one.file}</bdi>
                        </li>
                    ))}
                    {card.rows > card.where.length && <li class="quiet">{t('drawer.moreRows', { n: card.rows - card.where.length })}</li>}
                </ul>
                <a href={href(operation, 'activities', {})}>{t('screen.activities')}</a>
            </details>
        </article>
    );
}
