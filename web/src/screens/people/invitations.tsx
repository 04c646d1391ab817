// Asking somebody in: an invitation with role and scope, and the address at which partners register by themselves.
import { useState } from 'preact/hooks';
import { send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { Once, Part, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Table } from '../../parts/table';
import { copy } from '../../shell/shell';
import { t, word } from '../../words';
import { giverWords, namer } from './accounts';
import { GrantForm } from './grant-form';
import { scopeWords } from './grant-lines';
import type { Account, OpenInvitation } from './types';

function Make({ operation }: { operation: string }) {
    const [made, setMade] = useState('');
    return (
        <Part title={t('people.invite')} name="invite">
            <GrantForm
                operation={operation}
                withMail
                verb={t('people.inviteDo')}
                send={async (wish) => {
                    setMade(location.origin + (await send<{ path: string }>('POST', '/invitations', wish)).path);
                    askAgain();
                    return undefined;
                }}
            />
            {made && <Once words={made} what={t('people.inviteOnce')} />}
        </Part>
    );
}

function Open({ operation, accounts, filters }: { operation: string; accounts: Account[]; filters: Filters | undefined }) {
    const answer = useQuery<{ invitations: OpenInvitation[] }>('/invitations');
    const { act, busy, said } = useAct();
    const withdraw = (one: OpenInvitation) =>
        void act(async () => {
            await send('DELETE', `/invitations/${encodeURIComponent(one.id)}`);
            askAgain();
            return t('people.withdrawn');
        });
    return (
        <Part title={t('people.invitations')} name="invitations">
            <Asked answer={answer}>
                {({ invitations }) => {
                    const shown = invitations.filter(({ grant }) => !operation || [operation, '*'].includes(grant.operation));
                    if (shown.length === 0) return <p>{t('people.invitationsNone')}</p>;
                    return (
                        <Table
                            label={t('people.invitations')}
                            rows={shown}
                            id={(one) => one.id}
                            columns={[
                                { name: 'mail', title: t('column.who'), cell: (one) => <bdi>{one.mail || t('people.whoever')}</bdi> },
                                { name: 'role', title: t('people.role'), cell: (one) => word('role', one.grant.role) },
                                {
                                    name: 'scope',
                                    title: t('people.scope'),
                                    need: 2,
                                    cell: (one) => <bdi>{scopeWords(one.grant, !operation, namer(filters))}</bdi>,
                                },
                                {
                                    name: 'by',
                                    title: t('people.by'),
                                    need: 3,
                                    cell: (one) => <bdi>{giverWords(accounts, one.made_by)}</bdi>,
                                },
                                { name: 'until', title: t('people.worksUntil'), need: 2, cell: (one) => day(one.until) },
                                {
                                    name: 'act',
                                    title: t('account.act'),
                                    cell: (one) => (
                                        <button type="button" class="quiet-button" disabled={busy} onClick={() => withdraw(one)}>
                                            {t('people.withdraw')}
                                        </button>
                                    ),
                                },
                            ]}
                        />
                    );
                }}
            </Asked>
            {said}
        </Part>
    );
}

function Registering({ operation }: { operation: string }) {
    const open = useQuery<{ registration: boolean }>('/setup').data?.registration;
    if (!open || !operation) return null;
    const address = `${location.origin}/register?operation=${encodeURIComponent(operation)}`;
    return (
        <Part title={t('people.registering')} name="registering">
            <p>{t('people.registeringWhat')}</p>
            <p>
                <code class="file">{address}</code>{' '}
                <button type="button" onClick={() => void copy(address)}>
                    {t('app.copyLink')}
                </button>
            </p>
        </Part>
    );
}

export function Invitations({ operation, accounts, filters }: { operation: string; accounts: Account[]; filters: Filters | undefined }) {
    return (
        <div class="stack">
            <Make operation={operation} />
            <Open operation={operation} accounts={accounts} filters={filters} />
            <Registering operation={operation} />
        </div>
    );
}
