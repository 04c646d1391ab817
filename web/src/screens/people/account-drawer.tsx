// One account: what it may do, taken away or added; for who administers, its password address and its end.
import { useState } from 'preact/hooks';
import { send } from '../../data/api';
import { askAgain } from '../../data/query';
import { type Grant, may, useSession } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { Panel } from '../../parts/dialog';
import { Once, useAct } from '../../parts/form';
import { change } from '../../route';
import { t, word } from '../../words';
import { giverWords, namer } from './accounts';
import { GrantForm } from './grant-form';
import { lastDay, scopeWords } from './grant-lines';
import type { Account } from './types';

interface OneGrantProps {
    account: Account;
    grant: Grant;
    by: string;
    scope: string;
}

/** The consequences stand beside the button that has them: the drawer is over the page already. */
function OneGrant({ account, grant, by, scope }: OneGrantProps) {
    const [asking, setAsking] = useState(false);
    const [reason, setReason] = useState('');
    const { act, busy, said } = useAct();
    const revoke = () =>
        void act(async () => {
            await send('DELETE', `/grants/${encodeURIComponent(grant.id)}`, reason ? { reason } : {});
            askAgain();
            return undefined;
        });
    return (
        <li class="grant">
            <strong>{word('role', grant.role)}</strong> · <bdi>{scope}</bdi>{' '}
            {grant.provisional && <span class="badge badge-hold">{t('people.provisional')}</span>}
            <span class="quiet block">
                {t('people.upTo', { what: word('sensitivity', grant.highest) })} ·{' '}
                {t('people.fromTo', { from: day(grant.from), until: lastDay(grant.until) })} · {t('people.given', { by })}
            </span>
            {!asking && (
                <button type="button" onClick={() => setAsking(true)} aria-label={`${t('people.revoke')}: ${word('role', grant.role)}`}>
                    {t('people.revoke')}
                </button>
            )}
            {asking && (
                <div class="consequences">
                    <p>{t('people.revokeWhat', { who: account.name || account.mail, role: word('role', grant.role), operation: scope })}</p>
                    <label class="field">
                        <span>{t('review.reason')}</span>
                        <input name="reason" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
                    </label>
                    <div class="buttons">
                        <button type="button" class="primary" disabled={busy} onClick={revoke} data-revoke>
                            {t('people.revoke')}
                        </button>
                        <button type="button" onClick={() => setAsking(false)}>
                            {t('app.cancel')}
                        </button>
                    </div>
                </div>
            )}
            {said}
        </li>
    );
}

/** What only who administers does: a new password address, closing and opening. */
function Administering({ account }: { account: Account }) {
    const { me } = useSession();
    const [path, setPath] = useState('');
    const { act, busy, said } = useAct();
    const base = `/accounts/${encodeURIComponent(account.account)}`;
    const end = () =>
        void act(async () => {
            if (account.closed) await send('POST', `${base}/open`);
            else await send('DELETE', base);
            askAgain();
            return t(account.closed ? 'people.opened' : 'people.closedNow');
        });
    return (
        <details class="kept-away">
            <summary>{t('people.administering')}</summary>
            <p>{t('people.passwordWhat')}</p>
            <button
                type="button"
                disabled={busy}
                onClick={() =>
                    void act(async () => {
                        setPath((await send<{ path: string }>('POST', `${base}/password`)).path);
                        return undefined;
                    })
                }
            >
                {t('people.password')}
            </button>
            {path && <Once words={location.origin + path} what={t('people.passwordOnce')} />}
            {account.account !== me?.account && (
                <>
                    <p>{t(account.closed ? 'people.openWhat' : 'people.closeWhat')}</p>
                    <button type="button" disabled={busy} onClick={end} data-close-account>
                        {t(account.closed ? 'people.open' : 'people.close')}
                    </button>
                </>
            )}
            {said}
        </details>
    );
}

interface DrawerProps {
    account: Account;
    operation: string;
    accounts: Account[];
    filters: Filters | undefined;
}

export function AccountDrawer({ account, operation, accounts, filters }: DrawerProps) {
    return (
        <Panel title={account.name || account.mail} kind="drawer" close={() => change({ sel: null })}>
            <p>
                <bdi>{account.mail}</bdi> {account.closed && <span class="badge badge-wrong">{t('people.closed')}</span>}{' '}
                <span class="quiet">
                    {t('account.second')}: {account.second_factor ? t('people.has') : t('people.hasNot')}
                </span>
            </p>
            <h3>{t('account.may')}</h3>
            {account.grants.length === 0 && <p>{t('people.noRole')}</p>}
            <ul class="plain">
                {account.grants.map((grant) => (
                    <OneGrant
                        key={grant.id}
                        account={account}
                        grant={grant}
                        by={giverWords(accounts, grant.granted_by, account.account, grant.role)}
                        scope={scopeWords(grant, true, namer(filters))}
                    />
                ))}
            </ul>
            {!account.closed && (
                <details class="kept-away">
                    <summary>{t('people.giveAnother')}</summary>
                    <GrantForm
                        operation={operation}
                        verb={t('people.give')}
                        send={async (wish) => {
                            await send('POST', '/grants', { ...wish, account: account.account });
                            askAgain();
                            return t('people.given1', { role: word('role', wish.role ?? '') });
                        }}
                    />
                </details>
            )}
            {may('administer') && <Administering account={account} />}
        </Panel>
    );
}
