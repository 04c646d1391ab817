// The life of a body, decision by decision: who decided in which role, on whose advice, on what basis.
import { operationPath, root } from '../../data/api';
import { useQuery } from '../../data/query';
import { actorWords } from '../../data/session';
import type { Filters } from '../../data/types';
import { moment } from '../../format';
import { partnerName } from '../../parts/filters';
import { Asked } from '../../parts/state';
import { t, word } from '../../words';
import type { Decision } from './types';
import { moveWords, wordOr } from './words';

/** What people decide by; how the procedure stands and what the program notes for itself is told elsewhere. */
const told = [
    'state',
    'lead',
    'candidate',
    'finding',
    'post',
    'plan',
    'review',
    'name',
    'parent',
    'area',
    'type',
    'terms',
    'source',
    'part',
    'successor',
];

/** A step of a procedure carries the reason of its beginning; said once, it is enough. */
function ownReason(one: Decision): string {
    return /\(decision \d+\)$/.test(one.reason) ? '' : one.reason;
}

/** What a fact says, in words; "" where that it is there says all. */
function saidOf(fact: Decision['facts'][number]): string {
    const said: Record<string, () => string> = {
        state: () => word('body.state', fact.value),
        lead: () => wordOr('body.leadRole', fact.value, fact.value),
        candidate: () => wordOr('body.leadRole', fact.value, fact.value),
        finding: () => wordOr('finding', fact.value, fact.value),
        plan: () => wordOr('planStatus', fact.value, fact.value),
        type: () => wordOr('body.type', fact.value, fact.value),
        post: () => wordOr('standing', fact.value, fact.value),
        review: () => (fact.name === 'concluded' ? wordOr('action', fact.value, fact.value) : ''),
        terms: () => '',
        source: () => '',
        part: () => '',
    };
    return said[fact.aspect]?.() ?? fact.value;
}

/** What it is about: a criterion, a post, a part of the plan; the partner of a lead is told beside it. */
function nameOf(fact: Decision['facts'][number]): string {
    if (fact.aspect === 'lead' || fact.aspect === 'candidate') return '';
    return wordOr('criterion', fact.name, wordOr('post', fact.name, wordOr('reviewPart', fact.name, fact.name)));
}

function FactLine({ fact, filters }: { fact: Decision['facts'][number]; filters: Filters | undefined }) {
    const value = saidOf(fact);
    const name = nameOf(fact);
    return (
        <li>
            <span class="quiet">{wordOr('aspect', fact.aspect, fact.aspect)}</span> {name && <bdi>{name}</bdi>}{' '}
            {fact.partner && (
                <strong>
                    <bdi>{partnerName(filters, fact.partner)}</bdi>
                </strong>
            )}{' '}
            {value} {fact.note && <bdi>“{fact.note}”</bdi>}
        </li>
    );
}

function Entry({ operation, one, filters }: { operation: string; one: Decision; filters: Filters | undefined }) {
    const facts = one.facts.filter((fact) => told.includes(fact.aspect));
    return (
        <li class={`entry ${one.taken_back_at ? 'taken-back' : ''}`}>
            <div class="entry-when">
                <time dateTime={one.since}>{moment(one.since)}</time>
                <span class="quiet small">{t('history.number', { id: String(one.id) })}</span>
            </div>
            <div>
                <strong>{moveWords(one.kind, one.action)}</strong>{' '}
                {one.takes_back > 0 && <span class="badge">{t('history.takesBack', { id: String(one.takes_back) })}</span>}
                {one.taken_back_at && <span class="badge badge-hold">{t('history.takenBack')}</span>}
                <span class="block small">
                    {wordOr('body.role', one.role, one.role)}
                    {one.on_behalf_of && (
                        <>
                            {' '}
                            · {t('history.for')} <bdi>{one.on_behalf_of}</bdi>
                        </>
                    )}{' '}
                    · <span class="quiet">{t('history.by', { who: actorWords(one.actor) })}</span>
                </span>
                {ownReason(one) && (
                    <p>
                        <bdi>{one.reason}</bdi>
                    </p>
                )}
                {one.basis && (
                    <p class="quiet small">
                        {t('field.basis')}: <bdi>{one.basis}</bdi>
                    </p>
                )}
                {one.advice.map((advice) => (
                    <p key={`${advice.who} ${advice.said}`} class="small">
                        {wordOr('body.role', advice.who, advice.who)}: <bdi>“{advice.said}”</bdi>
                    </p>
                ))}
                {facts.length > 0 && (
                    <ul class="plain small">
                        {facts.map((fact) => (
                            <FactLine key={`${fact.aspect} ${fact.name} ${fact.value} ${fact.partner}`} fact={fact} filters={filters} />
                        ))}
                    </ul>
                )}
                {one.documents.map((document) => (
                    <a
                        key={document}
                        class="small"
                        href={root + operationPath(operation, `/documents/${encodeURIComponent(document)}/file`)}
                        download
                    >
                        {t('duties.document')} {document}
                    </a>
                ))}
            </div>
        </li>
    );
}

export function LifeHistory({ operation, body, filters }: { operation: string; body: string; filters: Filters | undefined }) {
    const answer = useQuery<{ decisions: Decision[] }>(operationPath(operation, `/bodies/${encodeURIComponent(body)}/history`));
    return (
        <section class="part">
            <header>
                <h2>{t('history.title')}</h2>
            </header>
            <Asked answer={answer}>
                {({ decisions }) =>
                    decisions.length === 0 ? (
                        <p>{t('history.none')}</p>
                    ) : (
                        <ol class="timeline">
                            {[...decisions].reverse().map((one) => (
                                <Entry key={one.id} operation={operation} one={one} filters={filters} />
                            ))}
                        </ol>
                    )
                }
            </Asked>
        </section>
    );
}
