// What can be decided about a body now, by whom, and what is still missing; each move through its own form.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { moment } from '../../format';
import { Deed } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyOptions } from '../../parts/filters';
import { PaperLinks } from '../../parts/papers';
import { t, word } from '../../words';
import { useDocuments } from './documents';
import { doorOf, fieldsOf } from './fields';
import { HandedOver, packageName } from './package';
import type { Move, Shown } from './types';
import { moveWords, wordOr } from './words';

/** Moves that prepare, the same at any time, stand apart from those that move the body on. */
const preparing = ['find', 'consult', 'advise', 'notify', 'solution', 'lead', 'share', 'release', 'post', 'plan', 'amend', 'rename'];

function keyOf(move: Move): string {
    return `${move.move} ${move.action}`;
}

function Missing({ move }: { move: Move }) {
    const missing = move.missing.filter((one) => !one.form);
    if (missing.length === 0) return null;
    return (
        <ul class="missing">
            {missing.map((one) => (
                <li key={one.condition}>{wordOr('needs', one.condition, one.says)}</li>
            ))}
        </ul>
    );
}

function ready(move: Move): boolean {
    return move.why === 'allowed' || (move.why === 'missing' && move.missing.every((one) => one.form));
}

function MoveLine({ move, open }: { move: Move; open: (move: Move) => void }) {
    const mine = move.as !== '';
    return (
        <li class="move">
            <div>
                <strong>{moveWords(move.move, move.action)}</strong>{' '}
                <span class="quiet small">
                    {t('decide.by')} {move.who.map((role) => wordOr('body.role', role, role)).join(', ')}
                </span>
                <Missing move={move} />
            </div>
            {mine && ready(move) && (
                <button type="button" class="primary" onClick={() => open(move)} data-move={move.move}>
                    {moveWords(move.move, move.action)}
                </button>
            )}
        </li>
    );
}

function MovePanel({
    operation,
    shown,
    move,
    filters,
    close,
}: {
    operation: string;
    shown: Shown;
    move: Move;
    filters: Filters | undefined;
    close: () => void;
}) {
    const { path, fixed } = doorOf(move.move, move.action);
    const documents = useDocuments(operation);
    const governance = shown.life?.governance ?? 'cluster';
    const leads = (shown.life?.leads ?? []).map((one) => one.partner);
    const about = { filters, criteria: shown.criteria, bodies: bodyOptions(filters), documents, governance, leads, as: move.as };
    const fields = fieldsOf(move.move, move.action, about).map((field) =>
        field.name === 'reason' || field.name === 'document' || field.name === 'terms'
            ? { ...field, needed: move.missing.some((one) => one.condition === field.name) }
            : field,
    );
    return (
        <Panel title={`${moveWords(move.move, move.action)} · ${shown.life?.name ?? shown.body}`} kind="dialog" close={close}>
            <p class="quiet">{t('decide.as', { role: wordOr('body.role', move.as, move.as) })}</p>
            <Deed
                draft={`${operation} ${shown.body} ${keyOf(move)}`}
                path={operationPath(operation, `/bodies/${encodeURIComponent(shown.body)}/${path}`)}
                fields={fields}
                fixed={move.as ? { ...fixed, 'acting-as': move.as } : fixed}
                verb={moveWords(move.move, move.action)}
                file={move.move === 'hand_over' ? packageName(shown.body) : undefined}
                done={close}
                close={close}
            >
                {move.move === 'hand_over' && <p>{t('handover.what')}</p>}
                {move.to && move.to !== '=' && (
                    <p class="consequences">
                        {t('decide.becomes', { state: word('body.state', move.to) })} {t('decide.lasting')}
                    </p>
                )}
            </Deed>
        </Panel>
    );
}

/** The clock that runs, in words; the reply of the approving body to the minute. */
function Clocks({ shown }: { shown: Shown }) {
    const clocks = (shown.life?.clocks ?? []).filter((clock) => !clock.done);
    if (clocks.length === 0) return null;
    return (
        <p class="summary">
            {clocks.map((clock) => (
                <span key={clock.clock} class={clock.state === 'late' ? 'critical' : ''}>
                    {word('body.clock', clock.clock)}: {t('duties.due', { when: moment(clock.due) })} (
                    {word('body.clockState', clock.state)})
                </span>
            ))}
        </p>
    );
}

/** The letter as it would go out now, while the proposal is being drafted. */
function LetterFiles({ operation, shown }: { operation: string; shown: Shown }) {
    if (!['drafted', 'queried', 'objected'].includes(shown.life?.stage ?? '') || shown.life?.action === 'part') return null;
    const path = operationPath(operation, `/bodies/${encodeURIComponent(shown.body)}/letter/file`);
    return (
        <p class="no-print buttons">
            <PaperLinks words={t('decide.letter')} path={path} by="format" forms={['docx', 'pdf']} />
        </p>
    );
}

export function Decide({ operation, shown, filters }: { operation: string; shown: Shown; filters: Filters | undefined }) {
    const [open, setOpen] = useState<Move | null>(null);
    const now = shown.moves.filter((move) => move.why !== 'not_now' && move.why !== 'no_such_move');
    const onward = now.filter((move) => !preparing.includes(move.move));
    // In a procedure every step shows with what it lacks; outside of one, what can be done stands first.
    const inProcedure = (shown.life?.stage ?? '') !== '';
    const steps = onward.filter((move) => inProcedure || ready(move));
    const waiting = onward.filter((move) => !steps.includes(move));
    const papers = now.filter((move) => preparing.includes(move.move));
    const later = shown.moves.filter((move) => move.why === 'not_now');
    return (
        <section class="part" id="decide">
            <header>
                <h2>{t('decide.title')}</h2>
            </header>
            <Clocks shown={shown} />
            <LetterFiles operation={operation} shown={shown} />
            <HandedOver operation={operation} shown={shown} />
            <ul class="plain moves">
                {steps.map((move) => (
                    <MoveLine key={keyOf(move)} move={move} open={setOpen} />
                ))}
            </ul>
            {may('propose') && papers.some((move) => move.as) && (
                <div class="buttons">
                    {papers
                        .filter((move) => move.as && ready(move))
                        .map((move) => (
                            <button key={keyOf(move)} type="button" onClick={() => setOpen(move)} data-move={move.move}>
                                {moveWords(move.move, move.action)}
                            </button>
                        ))}
                </div>
            )}
            {waiting.length > 0 && (
                <details class="no-print">
                    <summary>{t('decide.needsMore')}</summary>
                    <ul class="plain moves">
                        {waiting.map((move) => (
                            <MoveLine key={keyOf(move)} move={move} open={setOpen} />
                        ))}
                    </ul>
                </details>
            )}
            {later.length > 0 && (
                <details class="no-print">
                    <summary>{t('decide.later')}</summary>
                    <ul class="plain">
                        {later.map((move) => (
                            <li key={keyOf(move)}>
                                {moveWords(move.move, move.action)}{' '}
                                <span class="quiet small">
                                    {t('decide.by')} {move.who.map((role) => wordOr('body.role', role, role)).join(', ')}
                                </span>
                            </li>
                        ))}
                    </ul>
                </details>
            )}
            <p class="quiet small">
                {t('decide.policy', { set: shown.policy.criteria, approver: shown.policy.approver_name, hours: shown.policy.reply_hours })}{' '}
                {shown.policy.silence_is_consent ? t('decide.silenceIs') : t('decide.silenceIsNot')}{' '}
                {shown.policy.four_eyes && t('decide.fourEyes')}
            </p>
            {open && <MovePanel operation={operation} shown={shown} move={open} filters={filters} close={() => setOpen(null)} />}
        </section>
    );
}
