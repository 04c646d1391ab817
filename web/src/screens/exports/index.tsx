// Who may take what is sensitive away as a file: asking for it, deciding it, taking it back.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, inDays } from '../../format';
import { Deed, type Field } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyName, bodyOptions, useFilters } from '../../parts/filters';
import { Part, useAct } from '../../parts/form';
import { LeftOut } from '../../parts/left-out';
import { Asked } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import type { Route } from '../../route';
import { t, word } from '../../words';
import type { Export } from './types';
import '../../styles/keeping.css';

/** Lists as their addresses call them; the words for most of them are those of their screens. */
const lists = ['*', 'lines', 'activities', 'reach', 'gaps', 'presence', 'contacts', 'contact-lists', 'packages'];

function askFields(filters: Filters | undefined): Field[] {
    return [
        {
            name: 'list',
            label: t('exports.list'),
            kind: 'choice',
            options: lists.map((one) => [one, word('exportList', one)]),
            first: '*',
            needed: true,
        },
        { name: 'body', label: t('exports.body'), kind: 'choice', options: [['', t('app.all')], ...bodyOptions(filters)] },
        { name: 'place', label: t('exports.place'), help: t('exports.placeHelp') },
        { name: 'purpose', label: t('exports.purpose'), kind: 'text', needed: true },
        { name: 'recipient', label: t('exports.recipient'), needed: true, help: t('exports.recipientHelp') },
        { name: 'until', label: t('exports.until'), kind: 'day', needed: true, first: inDays(30), help: t('exports.untilHelp') },
        { name: 'raw', label: t('exports.raw'), kind: 'switch' },
    ];
}

function scopeOf(one: Export, filters: Filters | undefined): string {
    const parts = [word('exportList', one.list)];
    if (one.body !== '*') parts.push(bodyName(filters, one.body));
    if (one.place !== '*') parts.push(one.place);
    if (one.raw) parts.push(t('exports.rawShort'));
    return parts.join(' · ');
}

function stateOf(one: Export): string {
    if (one.state === 'approved' && !one.stands) return t('exports.over');
    return word('exportState', one.state);
}

type Move = { one: Export; to: 'approve' | 'refuse' | 'withdraw' };

function Moves({ one, ask }: { one: Export; ask: (move: Move) => void }) {
    const open = one.state === 'asked' || one.stands;
    const moves: Move['to'][] = one.to_decide ? ['approve', 'refuse'] : [];
    if (open && (one.own || may('decide'))) moves.push('withdraw');
    return (
        <span class="buttons">
            {moves.map((to) => (
                <button key={to} type="button" class="quiet-button" data-move={to} onClick={() => ask({ one, to })}>
                    {word('exportMove', to)}
                </button>
            ))}
        </span>
    );
}

interface DecideProps {
    operation: string;
    move: Move;
    filters: Filters | undefined;
    close: () => void;
}

function Decide({ operation, move, filters, close }: DecideProps) {
    const { act, busy, said } = useAct();
    const [reason, setReason] = useState('');
    const { one, to } = move;
    const path = operationPath(operation, `/exports/${one.export}`);
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            if (to === 'withdraw') await send('DELETE', path, { reason });
            else await send('POST', `${path}/${to}`, { reason });
            askAgain();
            close();
            return undefined;
        });
    };
    return (
        <Panel title={word('exportMove', to)} kind="dialog" close={close}>
            <p>
                <bdi>{one.account_name}</bdi> · <bdi>{scopeOf(one, filters)}</bdi> · <bdi>{one.recipient}</bdi> · {day(one.until)}
            </p>
            <p>
                <bdi>{one.purpose}</bdi>
            </p>
            <form class="deed" onSubmit={submit}>
                <label class="field">
                    <span>{t('exports.reason')}</span>
                    <textarea
                        name="reason"
                        rows={3}
                        value={reason}
                        required={to !== 'withdraw'}
                        onInput={(event) => setReason(event.currentTarget.value)}
                    />
                </label>
                {said}
                <div class="buttons">
                    <button type="submit" class="primary" disabled={busy}>
                        {word('exportMove', to)}
                    </button>
                    <button type="button" onClick={close}>
                        {t('app.cancel')}
                    </button>
                </div>
            </form>
        </Panel>
    );
}

function columnsOf(filters: Filters | undefined, ask: (move: Move) => void): Column<Export>[] {
    return [
        { name: 'export', title: t('exports.number'), right: true, need: 3, cell: (one) => one.export },
        { name: 'who', title: t('exports.who'), head: true, cell: (one) => <bdi>{one.account_name}</bdi> },
        { name: 'what', title: t('exports.what'), need: 2, cell: (one) => <bdi>{scopeOf(one, filters)}</bdi> },
        {
            name: 'why',
            title: t('exports.purpose'),
            need: 2,
            cell: (one) => (
                <>
                    <bdi>{one.purpose}</bdi> <span class="quiet">·</span> <bdi class="quiet">{one.recipient}</bdi>
                </>
            ),
        },
        { name: 'until', title: t('exports.until'), cell: (one) => day(one.until) },
        {
            name: 'state',
            title: t('exports.state'),
            cell: (one) => (
                <>
                    {stateOf(one)}
                    {one.said_at && (
                        <span class="quiet small">
                            {' '}
                            <bdi>{one.said_by_name}</bdi>, {day(one.said_at)}: <bdi>{one.reason}</bdi>
                        </span>
                    )}
                </>
            ),
        },
        { name: 'act', title: t('account.act'), cell: (one) => <Moves one={one} ask={ask} /> },
    ];
}

export function Exports({ route }: { route: Route }) {
    const { operation } = route;
    const filters = useFilters(operation);
    const answer = useQuery<{ exports: Export[] }>(operationPath(operation, '/exports'));
    const [asking, setAsking] = useState(false);
    const [move, setMove] = useState<Move | null>(null);
    return (
        <>
            <div class="head">
                <h1>{t('exports.title')}</h1>
                <button type="button" class="primary no-print" data-ask-export onClick={() => setAsking(true)}>
                    {t('exports.ask')}
                </button>
            </div>
            <p>{t('exports.about')}</p>
            <LeftOut operation={operation} kinds={['rows', 'figures', 'places', 'points', 'contacts']} here />
            {asking && (
                <Panel title={t('exports.ask')} kind="dialog" close={() => setAsking(false)}>
                    <Deed
                        draft={`${operation} export`}
                        path={operationPath(operation, '/exports')}
                        fields={askFields(filters)}
                        verb={t('exports.send')}
                        done={() => setAsking(false)}
                        close={() => setAsking(false)}
                    />
                </Panel>
            )}
            {move && <Decide operation={operation} move={move} filters={filters} close={() => setMove(null)} />}
            <Part title={t('exports.asked')} name="exports">
                <Asked answer={answer}>
                    {({ exports }) =>
                        exports.length === 0 ? (
                            <p class="quiet">{t('exports.none')}</p>
                        ) : (
                            <Table
                                label={t('exports.asked')}
                                rows={exports}
                                id={(one) => String(one.export)}
                                columns={columnsOf(filters, setMove)}
                            />
                        )
                    }
                </Asked>
            </Part>
        </>
    );
}
