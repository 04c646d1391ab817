// One's own account, who else may do what, and inviting somebody: role and scope in one step.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../data/api';
import { askAgain, useQuery } from '../data/query';
import { type Grant, may, signOut, useSession } from '../data/session';
import type { Filters, Operation, Place } from '../data/types';
import { day } from '../format';
import { Sure } from '../parts/dialog';
import { bodyOptions, partnerOptions } from '../parts/filters';
import { Asked } from '../parts/state';
import { Table } from '../parts/table';
import type { Route } from '../route';
import { copy } from '../shell/shell';
import { Field } from '../shell/sign-in';
import { t, word } from '../words';
import { usePassword, wordsOf } from './welcome';

interface Account {
    account: string;
    mail: string;
    name: string;
    closed: boolean;
    second_factor: boolean;
    grants: Grant[];
}
interface Role {
    role: string;
    id?: string;
    name: string;
    may_grant?: boolean;
    may_give?: boolean;
    needs_partner?: boolean;
}

function scopeOf(grant: Grant): string {
    const limits = [grant.operation, grant.body, grant.place, grant.partner].filter((one) => one && one !== '*');
    return limits.length > 0 ? limits.join(' · ') : t('app.all');
}

function Grants({ grants, revoke }: { grants: Grant[]; revoke?: (grant: Grant) => void }) {
    return (
        <ul class="plain">
            {grants.map((grant) => (
                <li key={grant.id}>
                    <strong>{word('role', grant.role)}</strong> · <bdi>{scopeOf(grant)}</bdi>{' '}
                    {grant.until && <span class="quiet">{`${t('house.until')} ${day(grant.until)}`}</span>}
                    {grant.provisional && <span class="badge badge-hold">{t('partners.provisional')}</span>}{' '}
                    {revoke && (
                        <button
                            type="button"
                            class="quiet-button"
                            onClick={() => revoke(grant)}
                            aria-label={`${t('house.revoke')}: ${word('role', grant.role)}`}
                        >
                            {t('house.revoke')}
                        </button>
                    )}
                </li>
            ))}
        </ul>
    );
}

function Accounts() {
    const answer = useQuery<{ accounts: Account[] }>('/accounts');
    const [asking, setAsking] = useState<{ account: Account; grant: Grant } | null>(null);
    const [said, setSaid] = useState('');
    const act = async (path: string, verb: 'POST' | 'DELETE') => {
        try {
            await send(verb, path);
            askAgain();
        } catch (problem) {
            setSaid(wordsOf(problem));
        }
    };
    return (
        <section class="part">
            <header>
                <h2>{t('house.accounts')}</h2>
            </header>
            {said && (
                <p class="wrong" role="alert">
                    {said}
                </p>
            )}
            <Asked answer={answer}>
                {({ accounts }) => (
                    <Table
                        label={t('house.accounts')}
                        rows={accounts}
                        id={(one) => one.account}
                        columns={[
                            {
                                name: 'name',
                                title: t('column.who'),
                                cell: (one) => (
                                    <>
                                        <bdi>{one.name}</bdi> <bdi class="quiet file">{one.mail}</bdi>
                                    </>
                                ),
                            },
                            {
                                name: 'grants',
                                title: t('house.grants'),
                                cell: (one) => (
                                    <>
                                        <Grants grants={one.grants} revoke={(grant) => setAsking({ account: one, grant })} />
                                        {one.grants
                                            .filter((grant) => grant.provisional)
                                            .map((grant) => (
                                                <button
                                                    key={grant.id}
                                                    type="button"
                                                    class="primary"
                                                    onClick={() => void act(`/grants/${grant.id}/confirm`, 'POST')}
                                                >
                                                    {t('partners.confirm')}
                                                </button>
                                            ))}
                                    </>
                                ),
                            },
                        ]}
                    />
                )}
            </Asked>
            {asking && (
                <Sure
                    title={t('house.revokeSure')}
                    consequences={
                        <p>
                            {t('house.revokeWhat', {
                                who: asking.account.name || asking.account.mail,
                                role: word('role', asking.grant.role),
                                operation: scopeOf(asking.grant),
                            })}
                        </p>
                    }
                    verb={t('house.revoke')}
                    act={() => void act(`/grants/${asking.grant.id}`, 'DELETE')}
                    close={() => setAsking(null)}
                />
            )}
        </section>
    );
}

function Pick({
    label,
    name,
    value,
    set,
    options,
}: {
    label: string;
    name: string;
    value: string;
    set: (value: string) => void;
    options: [string, string][];
}) {
    return (
        <label class="field">
            <span>{label}</span>
            <select name={name} value={value} onChange={(event) => set(event.currentTarget.value)}>
                <option value="">{t('app.all')}</option>
                {options.map(([one, words]) => (
                    <option key={one} value={one}>
                        {words}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** What a grant can be limited to in an operation. */
function useScopes(operation: string) {
    const filters = useQuery<Filters>(operation ? operationPath(operation, '/filters') : null).data;
    const places = useQuery<{ places: Place[] }>(operation ? operationPath(operation, '/places') : null, { level: 1 }).data?.places ?? [];
    return { filters, areas: places.map((place): [string, string] => [place.pcode, `${place.name} ${place.pcode}`]) };
}

function InviteForm({ roles, operations }: { roles: Role[]; operations: Operation[] }) {
    const [wish, setWish] = useState<Record<string, string>>({ role: '', operation: operations[0]?.operation ?? '' });
    const [link, setLink] = useState('');
    const [wrong, setWrong] = useState('');
    const set = (name: string) => (value: string) => setWish({ ...wish, [name]: value });
    const { filters, areas } = useScopes(wish.operation ?? '');
    const submit = async (event: Event) => {
        event.preventDefault();
        setWrong('');
        try {
            const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value));
            const answer = await send<{ path: string }>('POST', '/invitations', given);
            setLink(location.origin + answer.path);
            askAgain();
        } catch (problem) {
            setWrong(wordsOf(problem));
        }
    };
    return (
        <form class="invite" onSubmit={submit}>
            <Field label={t('welcome.mail')} name="mail" type="email" value={wish.mail ?? ''} set={set('mail')} />
            <label class="field">
                <span>{t('house.role')}</span>
                <select name="role" required value={wish.role} onChange={(event) => set('role')(event.currentTarget.value)}>
                    <option value="">–</option>
                    {roles.map((role) => (
                        <option key={role.role ?? role.id} value={role.role ?? role.id}>
                            {word('role', role.role ?? role.id ?? '')}
                        </option>
                    ))}
                </select>
            </label>
            <label class="field">
                <span>{t('ops.title')}</span>
                <select name="operation" value={wish.operation} onChange={(event) => set('operation')(event.currentTarget.value)}>
                    {operations.map((one) => (
                        <option key={one.operation} value={one.operation}>
                            {one.name}
                        </option>
                    ))}
                    <option value="">{t('app.all')}</option>
                </select>
            </label>
            <Pick label={t('house.scopeBody')} name="body" value={wish.body ?? ''} set={set('body')} options={bodyOptions(filters)} />
            <Pick label={t('house.scopePlace')} name="place" value={wish.place ?? ''} set={set('place')} options={areas} />
            <Pick
                label={t('house.scopePartner')}
                name="partner"
                value={wish.partner ?? ''}
                set={set('partner')}
                options={partnerOptions(filters)}
            />
            <Field label={t('house.until')} name="until" type="date" value={wish.until ?? ''} set={set('until')} />
            <button type="submit" class="primary" disabled={!wish.role}>
                {t('house.invite')}
            </button>
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            {link && (
                <p role="status" class="invite-link">
                    {t('house.inviteLink')} <code>{link}</code>{' '}
                    <button type="button" onClick={() => void copy(link)}>
                        {t('app.copyLink')}
                    </button>
                </p>
            )}
        </form>
    );
}

function Invite() {
    const roles = useQuery<{ roles: Role[] }>('/roles');
    const operations = useQuery<{ operations: Operation[] }>('/operations');
    if (!roles.data || !operations.data) return null;
    return (
        <section class="part">
            <header>
                <h2>{t('house.invite')}</h2>
            </header>
            <InviteForm roles={roles.data.roles} operations={operations.data.operations} />
        </section>
    );
}

function OwnPassword() {
    const [old, setOld] = useState('');
    const { password, good, fields } = usePassword();
    const [said, setSaid] = useState('');
    const submit = async (event: Event) => {
        event.preventDefault();
        try {
            await send('POST', '/me/password', { old, new: password });
            setSaid(`✓ ${t('welcome.done')}`);
        } catch (problem) {
            setSaid(wordsOf(problem));
        }
    };
    return (
        <details>
            <summary>{t('house.changePassword')}</summary>
            <form class="sheet narrow" onSubmit={submit}>
                <Field
                    label={t('house.oldPassword')}
                    name="old"
                    type="password"
                    value={old}
                    set={setOld}
                    complete="current-password"
                    need
                />
                {fields}
                <button type="submit" disabled={!good}>
                    {t('house.changePassword')}
                </button>
                <p role="status">{said}</p>
            </form>
        </details>
    );
}

export function House(_: { route: Route }) {
    const { me } = useSession();
    if (!me) return null;
    const mayInvite =
        may('administer') || me.grants.some((grant) => ['coordinator', 'im_officer', 'lead_agency', 'ocha'].includes(grant.role));
    return (
        <>
            <div class="head">
                <h1>{t('house.profile')}</h1>
                <span>
                    <bdi>{me.name}</bdi> <bdi class="quiet">{me.mail}</bdi>
                </span>
                <button type="button" onClick={() => void signOut()}>
                    {t('app.signOut')}
                </button>
            </div>
            <section class="part">
                <header>
                    <h2>{t('house.yourGrants')}</h2>
                </header>
                <Grants grants={me.grants} />
                <OwnPassword />
            </section>
            {mayInvite && <Invite />}
            {mayInvite && <Accounts />}
        </>
    );
}
