// The terms of reference as a living board: which duties are fulfilled, which are late, and what proves it.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, number } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { bodyName, ChooseBody, FilterBar, partnerName, useKnown } from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { PaperLinks } from '../../parts/papers';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { Views } from '../../parts/views';
import { change, href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import { DutyList } from './board';
import { DutyDrawer } from './duty';
import { DutyHistory } from './history';
import { DutyMatrix } from './matrix';
import { type Board, dutySigns, dutyStates, type History } from './types';

/** How many duties stand in which state; each is a filter. */
function StateChips({ board, chosen }: { board: Board; chosen: string }) {
    return (
        <fieldset class="reasons">
            <legend class="unseen">{t('column.status')}</legend>
            {dutyStates.map((state) => (
                <button
                    key={state}
                    type="button"
                    class={`chip duty-${state}`}
                    aria-pressed={chosen === state}
                    onClick={() => change({ state: chosen === state ? null : state })}
                >
                    <span aria-hidden="true">{dutySigns[state]}</span>{' '}
                    <strong>{number(board.duties.filter((duty) => duty.state === state).length)}</strong> {word('duty', state)}
                </button>
            ))}
        </fieldset>
    );
}

function Reports({ operation, body, on }: { operation: string; body: string; on: string }) {
    const path = operationPath(operation, '/accountability/report');
    const links = { path, by: 'format', forms: ['pdf', 'docx'], plain: true } as const;
    return (
        <details class="share">
            <summary class="button">{t('duties.report')}</summary>
            <div class="menu">
                <PaperLinks {...links} words={t('duties.reportLead')} asked={{ body, on }} />
                {may('decide') && <PaperLinks {...links} words={t('duties.reportYearly')} asked={{ on, yearly: 'true' }} />}
            </div>
        </details>
    );
}

function BodyHead({ board, operation, filters }: { board: Board; operation: string; filters: Filters | undefined }) {
    const body = board.bodies[0];
    if (!body) return null;
    return (
        <p class="summary">
            <a href={href(operation, 'structure', {}, [body.code])}>
                <strong>
                    <bdi>{bodyName(filters, body.code)}</bdi>
                </strong>
            </a>
            <span>{word('body.state', body.state)}</span>
            {body.lead && (
                <span>
                    {t('body.lead')}:{' '}
                    <bdi>
                        {body.lead
                            .split(', ')
                            .map((id) => partnerName(filters, id))
                            .join(', ')}
                    </bdi>
                </span>
            )}
            {body.accountable_to && (
                <span>
                    {t('body.answersTo')}: <bdi>{word('body.role', body.accountable_to)}</bdi>
                </span>
            )}
        </p>
    );
}

function Opened({ route, board, filters }: { route: Route; board: Board; filters: Filters | undefined }) {
    const [id, body = ''] = (route.params.get('sel') ?? '').split(':');
    const duty = id ? board.duties.find((one) => one.id === id && one.body === body) : undefined;
    if (!duty) return null;
    return (
        <DutyDrawer
            operation={route.operation}
            duty={duty}
            bodyWords={duty.body ? bodyName(filters, duty.body) : t('duties.whole')}
            close={() => change({ sel: null })}
        />
    );
}

function HistoryView({ route }: { route: Route }) {
    const answer = useQuery<History>(operationPath(route.operation, '/accountability/history'), {
        body: route.params.get('body'),
        on: route.params.get('on'),
    });
    return <Asked answer={answer}>{(history) => <DutyHistory history={history} />}</Asked>;
}

function BoardView({ route, filters, tab }: { route: Route; filters: Filters | undefined; tab: string }) {
    const { operation, params } = route;
    const asked = { body: params.get('body'), on: params.get('on') };
    const answer = useQuery<Board>(operationPath(operation, '/accountability'), asked);
    const state = params.get('state') ?? '';
    useAnnounce(answer.data && t('duties.count', { n: answer.data.duties.length }));
    return (
        <Asked answer={answer}>
            {(board) => {
                if (board.bodies.length === 0 && board.duties.length === 0)
                    return (
                        <Empty title={t('duties.none')}>
                            <p>{t('duties.noneWhat')}</p>
                            <a class="button primary" href={href(operation, 'structure')}>
                                {t('screen.structure')}
                            </a>
                        </Empty>
                    );
                const shown = board.duties.filter((duty) => !state || duty.state === state);
                // Of bodies above one's grant nothing is answered but that they are there.
                const seen = board.bodies.filter((body) => board.duties.some((duty) => duty.body === body.code));
                const withheld = board.bodies.filter((body) => !seen.includes(body));
                return (
                    <>
                        {params.get('body') && <BodyHead board={board} operation={operation} filters={filters} />}
                        <StateChips board={board} chosen={state} />
                        {tab === 'matrix' ? (
                            <>
                                <DutyMatrix
                                    board={{ ...board, bodies: seen, duties: shown }}
                                    filters={filters}
                                    selected={params.get('sel')}
                                />
                                <DutyList duties={shown.filter((duty) => !duty.body)} selected={params.get('sel')} />
                            </>
                        ) : (
                            <DutyList duties={shown} selected={params.get('sel')} />
                        )}
                        {withheld.length > 0 && (
                            <p class="quiet">
                                {t('duties.withheld', { who: withheld.map((body) => bodyName(filters, body.code)).join(', ') })}
                            </p>
                        )}
                        <p class="quiet small">{t('duties.asOf', { when: day(board.on) })}</p>
                        <Opened route={route} board={board} filters={filters} />
                    </>
                );
            }}
        </Asked>
    );
}

export function Accountability({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useKnown(operation);
    const bodies = useQuery<Board>(operationPath(operation, '/accountability')).data?.bodies ?? [];
    const body = params.get('body') ?? '';
    const first = body || bodies.length === 1 ? 'board' : 'matrix';
    const tab = params.get('tab') ?? first;
    return (
        <>
            <div class="head">
                <h1>{t('duties.title')}</h1>
                <Views
                    route={route}
                    first={first}
                    views={[
                        ['board', t('duties.board')],
                        ['matrix', t('view.matrix')],
                        ['history', t('duties.history')],
                    ]}
                />
                <Reports operation={operation} body={body} on={params.get('on') ?? ''} />
                <Share operation={operation} list="/accountability" asked={{ body, on: params.get('on') }} />
            </div>
            <FilterBar active={['body', 'on', 'state'].filter((name) => params.get(name))}>
                <ChooseBody params={params} options={bodies.map((one) => [one.code, bodyName(filters, one.code)])} />
                <DaySelect value={params.get('on') ?? ''} />
            </FilterBar>
            {tab === 'history' ? <HistoryView route={route} /> : <BoardView route={route} filters={filters} tab={tab} />}
        </>
    );
}
