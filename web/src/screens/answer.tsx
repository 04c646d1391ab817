// Whoever was asked to fill a gap answers here, by the address alone and without an account: an offer, or no.
import { useEffect, useState } from 'preact/hooks';
import { operationPath, Problem, send } from '../data/api';
import { day, period } from '../format';
import { groupWords } from '../parts/filters';
import { useAct } from '../parts/form';
import { Trouble } from '../parts/state';
import { Told } from '../parts/told';
import { Field } from '../shell/sign-in';
import { t, word } from '../words';
import '../styles/commitments.css';

interface Question {
    operation_name: string;
    partner_name: string;
    until: string;
    words: string;
    answer: string | null;
    open: boolean;
    gap: {
        gap: number;
        place: string;
        place_name: string;
        body: string;
        group: string;
        period: string;
        why_it_matters: string;
        missing: number | null;
        missing_state: string;
        uncovered: number | null;
        uncovered_state: string;
    };
}

/** "#zandia/WORD" */
function addressed(): { operation: string; word: string } {
    const [operation = '', ...rest] = decodeURIComponent(location.hash.slice(1)).split('/');
    return { operation, word: rest.join('/') };
}

function Asked({ question }: { question: Question }) {
    const { gap } = question;
    return (
        <>
            <p class="quiet">
                <bdi>{question.operation_name}</bdi> · {t('gap.number', { id: String(gap.gap) })}
            </p>
            <h1>{t('answer.title', { partner: question.partner_name })}</h1>
            <dl class="facts">
                <div>
                    <dt>{t('column.place')}</dt>
                    <dd class="small">
                        <bdi>{gap.place_name}</bdi> <code class="code">{gap.place}</code>
                    </dd>
                </div>
                <div>
                    <dt>{t('column.body')}</dt>
                    <dd class="small">{word('sector', gap.body)}</dd>
                </div>
                <div>
                    <dt>{t('column.group')}</dt>
                    <dd class="small">{groupWords(gap.group)}</dd>
                </div>
                <div>
                    <dt>{t('column.period')}</dt>
                    <dd class="small">{period(gap.period)}</dd>
                </div>
                <div>
                    <dt>{t('column.gap')}</dt>
                    <dd>
                        <Told value={gap.missing} state={gap.missing_state} />
                    </dd>
                </div>
                <div>
                    <dt>{t('gap.uncovered')}</dt>
                    <dd>
                        <Told value={gap.uncovered} state={gap.uncovered_state} />
                    </dd>
                </div>
            </dl>
            <p>
                <bdi>{gap.why_it_matters}</bdi>
            </p>
            {question.words && (
                <blockquote>
                    <bdi>{question.words}</bdi>
                </blockquote>
            )}
        </>
    );
}

function AnswerForm({
    operation,
    secret,
    until,
    done,
}: {
    operation: string;
    secret: string;
    until: string;
    done: (offer: number | null) => void;
}) {
    const [yes, setYes] = useState<boolean | null>(null);
    const [said, setSaid] = useState<Record<string, string>>({});
    const { act, busy, said: outcome } = useAct();
    const of = (name: string) => ({ name, value: said[name] ?? '', set: (value: string) => setSaid({ ...said, [name]: value }) });
    const submit = (event: Event) => {
        event.preventDefault();
        const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
        void act(async () => {
            const answer = await send<{ commitment: number | null }>('POST', operationPath(operation, '/call-answers'), {
                word: secret,
                answer: yes ? 'yes' : 'no',
                ...(yes ? given : { note: given.note ?? '' }),
            });
            done(answer.commitment);
            return undefined;
        });
    };
    return (
        <form class="deed" onSubmit={submit}>
            <fieldset class="reasons">
                <legend>{t('answer.ask', { when: day(until) })}</legend>
                <button type="button" class="chip" aria-pressed={yes === true} onClick={() => setYes(true)}>
                    {t('answer.yes')}
                </button>
                <button type="button" class="chip" aria-pressed={yes === false} onClick={() => setYes(false)}>
                    {t('answer.no')}
                </button>
            </fieldset>
            {yes && (
                <>
                    <Field label={t('promise.howMany')} {...of('people')} need />
                    <Field label={t('promise.by')} type="date" {...of('by')} need />
                    <Field label={t('promise.from')} type="date" {...of('from')} />
                    <Field label={t('promise.conditions')} {...of('conditions')} />
                    <Field label={t('promise.focalPoint')} what={t('promise.sealed')} {...of('focal-point')} />
                    <Field label={t('field.mail')} type="email" what={t('promise.sealed')} {...of('mail')} />
                </>
            )}
            {yes !== null && <Field label={t('answer.note')} {...of('note')} />}
            {yes && <p class="consequences">{t('answer.follows')}</p>}
            {outcome}
            {yes !== null && (
                <button type="submit" class="primary" disabled={busy}>
                    {yes ? t('answer.offer') : t('answer.decline')}
                </button>
            )}
        </form>
    );
}

export function Answer() {
    const { operation, word: secret } = addressed();
    const [question, setQuestion] = useState<Question | null>(null);
    const [problem, setProblem] = useState<Problem | null>(null);
    const [offer, setOffer] = useState<number | null | undefined>(undefined);
    useEffect(() => {
        send<Question>('POST', operationPath(operation, '/call-questions'), { word: secret })
            .then(setQuestion)
            .catch((wrong) => setProblem(wrong instanceof Problem ? wrong : new Problem(-1, 'bug', String(wrong), '')));
    }, [operation, secret]);
    if (problem) return <Trouble problem={problem} />;
    if (!question)
        return (
            <p class="asking" role="status">
                {t('app.loading')}
            </p>
        );
    return (
        <div class="sheet narrow">
            <Asked question={question} />
            {offer !== undefined ? (
                <p role="status">
                    <strong>✓ {offer === null ? t('answer.thanks') : t('answer.thanksOffer', { id: String(offer) })}</strong>
                </p>
            ) : question.answer ? (
                <p>
                    <strong>{t('answer.given', { answer: word('callAnswer', question.answer) })}</strong>
                </p>
            ) : !question.open ? (
                <p>
                    <strong>{t('answer.over', { when: day(question.until) })}</strong>
                </p>
            ) : (
                <AnswerForm operation={operation} secret={secret} until={question.until} done={setOffer} />
            )}
        </div>
    );
}
