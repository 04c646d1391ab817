// Who may do what: one line for each grant, and for each account that has none.
import { send } from '../../data/api';
import { askAgain } from '../../data/query';
import type { Grant } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, folded } from '../../format';
import { bodyName, Choose, ChooseText, FilterBar, partnerName } from '../../parts/filters';
import { useAct } from '../../parts/form';
import { useAnnounce } from '../../parts/live';
import { Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { change, type Route } from '../../route';
import { t, word } from '../../words';
import { AccountDrawer } from './account-drawer';
import { lastDay, scopeWords } from './grant-lines';
import type { Account } from './types';

interface Line {
    account: Account;
    grant: Grant | null;
}

export function namer(filters: Filters | undefined) {
    return (what: 'body' | 'partner', code: string) => (what === 'body' ? bodyName(filters, code) : partnerName(filters, code));
}

/** Who gave it, by name where it is an account that is shown. */
export function giverWords(accounts: Account[], by: string, of = '', role = ''): string {
    if (by === of) return t(role === 'partner' ? 'people.registered' : 'people.setUp');
    return accounts.find((one) => one.account === by)?.name ?? (/^[0-9A-Z]{26}$/.test(by) ? t('people.another') : by);
}

function columns(accounts: Account[], filters: Filters | undefined, inHouse: boolean): Column<Line>[] {
    const scope = (line: Line) => (line.grant ? scopeWords(line.grant, inHouse, namer(filters)) : '');
    return [
        {
            name: 'name',
            title: t('column.who'),
            head: true,
            by: ({ account }) => account.name,
            cell: ({ account }) => (
                <>
                    <bdi>{account.name}</bdi> <bdi class="quiet file">{account.mail}</bdi>{' '}
                    {account.closed && <span class="badge badge-wrong">{t('people.closed')}</span>}
                </>
            ),
        },
        {
            name: 'role',
            title: t('people.role'),
            by: ({ grant }) => (grant ? word('role', grant.role) : null),
            cell: ({ grant }) =>
                grant ? (
                    <>
                        {word('role', grant.role)} {grant.provisional && <span class="badge badge-hold">{t('people.provisional')}</span>}
                    </>
                ) : (
                    <span class="quiet">{t('people.noRole')}</span>
                ),
        },
        { name: 'scope', title: t('people.scope'), by: scope, cell: (line) => <bdi>{scope(line)}</bdi> },
        {
            name: 'highest',
            title: t('people.highest'),
            need: 2,
            cell: ({ grant }) => (grant ? word('sensitivity', grant.highest) : ''),
        },
        { name: 'from', title: t('people.from'), need: 3, by: ({ grant }) => grant?.from ?? null, cell: ({ grant }) => day(grant?.from) },
        {
            name: 'until',
            title: t('people.until'),
            need: 2,
            by: ({ grant }) => grant?.until ?? '9',
            cell: ({ grant }) => (grant ? lastDay(grant.until) : ''),
        },
        {
            name: 'by',
            title: t('people.by'),
            need: 3,
            cell: ({ account, grant }) => <bdi>{grant ? giverWords(accounts, grant.granted_by, account.account, grant.role) : ''}</bdi>,
        },
        {
            name: 'second',
            title: t('account.second'),
            need: 3,
            by: ({ account }) => (account.second_factor ? 1 : 0),
            cell: ({ account }) =>
                account.second_factor ? (
                    `✓ ${t('people.has')}`
                ) : (
                    <span class="quiet">{t(account.second_factor_required ? 'people.needed' : 'people.hasNot')}</span>
                ),
        },
    ];
}

/** Registrations that wait: what the person says, and what confirming does. */
function Waiting({ lines, filters, inHouse }: { lines: Line[]; filters: Filters | undefined; inHouse: boolean }) {
    const { act, busy, said } = useAct();
    const answer = (grant: Grant, yes: boolean) =>
        void act(async () => {
            if (yes) await send('POST', `/grants/${encodeURIComponent(grant.id)}/confirm`);
            else await send('DELETE', `/grants/${encodeURIComponent(grant.id)}`);
            askAgain();
            return t(yes ? 'people.confirmed' : 'people.refused');
        });
    if (lines.length === 0) return said;
    return (
        <section class="waiting notice" data-waiting>
            <h2>{t('people.waiting', { n: lines.length })}</h2>
            <p>{t('people.waitingWhat')}</p>
            <ul class="plain">
                {lines.map(({ account, grant }) =>
                    grant ? (
                        <li key={grant.id} class="waiting-line">
                            <span>
                                <strong>
                                    <bdi>{account.name}</bdi>
                                </strong>{' '}
                                <bdi class="quiet">{account.mail}</bdi> · {word('role', grant.role)} ·{' '}
                                <bdi>{scopeWords(grant, inHouse, namer(filters))}</bdi> · <span class="quiet">{day(grant.from)}</span>
                            </span>
                            <span class="buttons">
                                <button type="button" class="primary" disabled={busy} onClick={() => answer(grant, true)}>
                                    {t('people.confirm')}
                                </button>
                                <button type="button" disabled={busy} onClick={() => answer(grant, false)}>
                                    {t('people.refuse')}
                                </button>
                            </span>
                        </li>
                    ) : null,
                )}
            </ul>
            {said}
        </section>
    );
}

/** The grants that an operation's page shows: its own, and those that hold everywhere. */
function linesOf(accounts: Account[], operation: string): Line[] {
    return accounts.flatMap((account): Line[] => {
        const grants = account.grants.filter((grant) => !operation || grant.operation === operation || grant.operation === '*');
        if (grants.length > 0) return grants.map((grant) => ({ account, grant }));
        return operation ? [] : [{ account, grant: null }];
    });
}

export function Accounts({ route, accounts, filters }: { route: Route; accounts: Account[]; filters: Filters | undefined }) {
    const { operation, params } = route;
    const inHouse = operation === '';
    const lines = linesOf(accounts, operation);
    const role = params.get('role') ?? '';
    const text = folded(params.get('text') ?? '');
    const shown = lines.filter(
        ({ account, grant }) => (!role || grant?.role === role) && (!text || folded(`${account.name} ${account.mail}`).includes(text)),
    );
    useAnnounce(t('people.count', { n: new Set(shown.map((one) => one.account.account)).size }));
    const roles = [...new Set(lines.flatMap(({ grant }) => (grant ? [grant.role] : [])))];
    const opened = accounts.find((one) => one.account === params.get('sel'));
    return (
        <>
            <Waiting lines={lines.filter(({ grant }) => grant?.provisional)} filters={filters} inHouse={inHouse} />
            <section class="part" data-part="accounts">
                <FilterBar active={['role', 'text'].filter((name) => params.get(name))}>
                    <Choose
                        name="role"
                        label={t('people.role')}
                        value={role}
                        none={t('app.all')}
                        options={roles.map((one) => [one, word('role', one)])}
                    />
                    <ChooseText params={params} />
                </FilterBar>
                {shown.length === 0 ? (
                    <Empty title={t('people.none')}>
                        <p>{t('people.noneWhat')}</p>
                    </Empty>
                ) : (
                    <Table
                        label={t('people.accounts')}
                        rows={shown}
                        id={({ account, grant }) => `${account.account} ${grant?.id ?? ''}`}
                        columns={columns(accounts, filters, inHouse)}
                        sort={params.get('sort')}
                        onSort={(sort) => change({ sort }, { replace: true })}
                        open={({ account }) => change({ sel: account.account })}
                    />
                )}
            </section>
            {opened && <AccountDrawer account={opened} operation={operation} accounts={accounts} filters={filters} />}
        </>
    );
}
