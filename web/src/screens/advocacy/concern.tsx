// A concern on one page: what it rests on, its messages, who cleared them, what was asked for it, and what came of it.
import { operationPath, root } from '../../data/api';
import { useQuery } from '../../data/query';
import { actorWords } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { bodyName } from '../../parts/filters';
import { Part } from '../../parts/form';
import { Asked } from '../../parts/state';
import { href, type Route } from '../../route';
import { t, word } from '../../words';
import { Acts } from '../commitments/deeds';
import { AskTable } from '.';
import { asking, concernActs } from './deeds';
import type { Concern, ConcernAnswer, Evidence } from './types';

function Rests({ operation, one }: { operation: string; one: Evidence }) {
    if (one.kind === 'gap') return <a href={href(operation, 'commitments', {}, [one.ref])}>{t('gap.number', { id: one.ref })}</a>;
    if (one.kind === 'last_resort') return <a href={href(operation, 'last-resort', {}, [one.ref])}>{t('resort.case', { id: one.ref })}</a>;
    if (one.kind === 'document')
        return (
            <a download href={root + operationPath(operation, `/documents/${one.ref}/file`)}>
                {t('concern.document')} {one.ref}
            </a>
        );
    return (
        <>
            <span class="quiet">{word('restsOn', one.kind)}</span> <bdi>{one.words}</bdi>
        </>
    );
}

function Messages({ concern }: { concern: Concern }) {
    return (
        <Part title={t('concern.messages')} name="messages">
            {concern.messages.length === 0 && <p class="quiet">{t('concern.noMessage')}</p>}
            {concern.messages.map((one) => (
                <figure key={one.n} class="message">
                    <blockquote>
                        <bdi>{one.words || `${t('concern.document')} ${one.document}`}</bdi>
                    </blockquote>
                    <figcaption class="quiet small">
                        {word('audience', one.audience)} · {word('carried', one.channel)}
                    </figcaption>
                </figure>
            ))}
            {concern.cleared_by && (
                <p>
                    ✓ {t('concern.clearedBy')} <bdi>{concern.cleared_by}</bdi>, {day(concern.cleared_on)}
                    {concern.state === 'drafted' && <strong> · {t('concern.clearAnew')}</strong>}
                </p>
            )}
        </Part>
    );
}

function Contributions({ answer }: { answer: ConcernAnswer }) {
    if (answer.contributions.length === 0) return null;
    return (
        <Part title={t('concern.contributions')} name="contributions">
            <ul class="plain promises">
                {answer.contributions.map((one) => (
                    <li key={one.contribution}>
                        <strong>{word('takes', one.to)}</strong> <span class="quiet small">{day(one.on)}</span> <bdi>{one.words}</bdi>
                        {one.uses.map((use) => (
                            <span key={use.on + use.words} class="block small">
                                ✓ {day(use.on)} <bdi>{use.words}</bdi>
                            </span>
                        ))}
                    </li>
                ))}
            </ul>
        </Part>
    );
}

function Steps({ concern }: { concern: Concern }) {
    return (
        <Part title={t('gap.decisions')} name="decisions">
            <ul class="timeline plain">
                {[...concern.steps].reverse().map((one) => (
                    <li key={one.on + one.state + one.who + one.words} class="entry">
                        <span class="entry-when quiet small">
                            {day(one.on)}
                            <span>
                                <bdi>{actorWords(one.by)}</bdi>
                            </span>
                        </span>
                        <span>
                            <strong>{word('concernState', one.state)}</strong> <bdi>{one.who}</bdi>
                            {one.words && (
                                <span class="block small">
                                    <bdi>{one.words}</bdi>
                                </span>
                            )}
                        </span>
                    </li>
                ))}
            </ul>
        </Part>
    );
}

export function ConcernPage({ route, concern: number, filters }: { route: Route; concern: string; filters: Filters | undefined }) {
    const { operation } = route;
    const answer = useQuery<ConcernAnswer>(operationPath(operation, `/concerns/${encodeURIComponent(number)}`));
    return (
        <Asked answer={answer}>
            {(data) => {
                const { concern } = data;
                const gap = concern.evidence.find((one) => one.kind === 'gap');
                return (
                    <>
                        <div class="head">
                            <h1>
                                <bdi>{concern.topic}</bdi>
                            </h1>
                            <span class="badge">{word('concernState', concern.state)}</span>
                        </div>
                        <p class="summary">
                            <span>
                                {concern.concern} · <bdi>{bodyName(filters, concern.body)}</bdi>
                            </span>
                            {concern.owner_name && (
                                <span>
                                    {t('concern.owner')}: <bdi>{concern.owner_name}</bdi>
                                </span>
                            )}
                            {concern.affected && (
                                <span>
                                    {t('concern.affected')}: <bdi>{concern.affected}</bdi>
                                </span>
                            )}
                            <span class="quiet">
                                {t('concern.sensitivity')}: {word('sensitivity', concern.sensitivity)}
                            </span>
                        </p>
                        {concern.outcome && (
                            <p>
                                <strong>{t('concern.outcome')}</strong> <bdi>{concern.outcome}</bdi>
                            </p>
                        )}
                        <Acts
                            operation={operation}
                            acts={concernActs(concern, data.may_write, data.may_clear)}
                            about={`${t('concern.one')} ${concern.concern}`}
                        />
                        <Part title={t('concern.rests')} name="evidence">
                            <ul class="plain">
                                {concern.evidence.map((one) => (
                                    <li key={one.kind + one.ref + one.words}>
                                        <Rests operation={operation} one={one} />
                                    </li>
                                ))}
                            </ul>
                        </Part>
                        <Messages concern={concern} />
                        <Contributions answer={data} />
                        <Part title={t('means.title')} name="asks">
                            {data.asks.length > 0 ? (
                                <AskTable operation={operation} asks={data.asks} filters={filters} />
                            ) : (
                                <p class="quiet">{t('means.none')}</p>
                            )}
                            {data.may_clear && gap && concern.open && (
                                <Acts
                                    operation={operation}
                                    acts={[asking({ gap: Number(gap.ref), concern: concern.concern })]}
                                    about={`${t('concern.one')} ${concern.concern}`}
                                />
                            )}
                        </Part>
                        <Steps concern={concern} />
                    </>
                );
            }}
        </Asked>
    );
}
