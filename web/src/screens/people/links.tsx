// Links that hand in for one partner without an account: who has one, until when, when it was last used.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import type { Filters } from '../../data/types';
import { day, inDays, moment } from '../../format';
import { Sure } from '../../parts/dialog';
import { bodyName, bodyOptions, partnerName, partnerOptions } from '../../parts/filters';
import { Once, Part, Pick, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Table } from '../../parts/table';
import { Field } from '../../shell/sign-in';
import { t } from '../../words';
import { giverWords } from './accounts';
import { lastDay } from './grant-lines';
import type { Account, Link } from './types';

function Make({ operation, filters }: { operation: string; filters: Filters | undefined }) {
    const [partner, setPartner] = useState('');
    const [body, setBody] = useState('');
    const [until, setUntil] = useState(inDays(90));
    const [made, setMade] = useState('');
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            const answer = await send<{ path: string }>('POST', operationPath(operation, '/links'), {
                partner,
                until,
                ...(body ? { body } : {}),
            });
            setMade(location.origin + answer.path);
            askAgain();
            return undefined;
        });
    };
    return (
        <Part title={t('people.linkMake')} name="make-link">
            <p class="quiet">{t('people.linkWhat')}</p>
            <form class="row-form" onSubmit={submit}>
                <Pick
                    label={t('column.partner')}
                    name="link-partner"
                    value={partner}
                    set={setPartner}
                    none="–"
                    need
                    options={partnerOptions(filters)}
                />
                <Pick
                    label={t('people.onlyBody')}
                    name="link-body"
                    value={body}
                    set={setBody}
                    none={t('app.all')}
                    options={bodyOptions(filters)}
                />
                <Field label={t('people.until')} name="link-until" type="date" value={until} set={setUntil} need />
                <button type="submit" class="primary" disabled={busy || !partner}>
                    {t('people.linkDo')}
                </button>
            </form>
            {said}
            {made && <Once words={made} what={t('people.linkOnce')} />}
        </Part>
    );
}

export function Links({ operation, accounts, filters }: { operation: string; accounts: Account[]; filters: Filters | undefined }) {
    const answer = useQuery<{ links: Link[] }>(operationPath(operation, '/links'));
    const [asking, setAsking] = useState<Link | null>(null);
    const { act, said } = useAct();
    return (
        <div class="stack">
            <Make operation={operation} filters={filters} />
            <Part title={t('people.links')} name="links">
                <Asked answer={answer}>
                    {({ links }) =>
                        links.length === 0 ? (
                            <p>{t('people.linksNone')}</p>
                        ) : (
                            <Table
                                label={t('people.links')}
                                rows={links}
                                id={(one) => one.id}
                                columns={[
                                    {
                                        name: 'partner',
                                        title: t('column.partner'),
                                        cell: (one) => <bdi>{partnerName(filters, one.partner)}</bdi>,
                                    },
                                    {
                                        name: 'body',
                                        title: t('column.body'),
                                        need: 2,
                                        cell: (one) => (one.body === '*' ? t('app.all') : bodyName(filters, one.body)),
                                    },
                                    {
                                        name: 'by',
                                        title: t('people.by'),
                                        need: 3,
                                        cell: (one) => <bdi>{giverWords(accounts, one.made_by)}</bdi>,
                                    },
                                    { name: 'made', title: t('people.made'), need: 3, cell: (one) => day(one.made) },
                                    { name: 'until', title: t('people.until'), need: 2, cell: (one) => lastDay(one.until) },
                                    {
                                        name: 'seen',
                                        title: t('account.seen'),
                                        cell: (one) => (one.seen ? moment(one.seen) : t('account.never')),
                                    },
                                    {
                                        name: 'act',
                                        title: t('account.act'),
                                        cell: (one) => (
                                            <button type="button" class="quiet-button" onClick={() => setAsking(one)}>
                                                {t('people.revoke')}
                                            </button>
                                        ),
                                    },
                                ]}
                            />
                        )
                    }
                </Asked>
                {said}
            </Part>
            {asking && (
                <Sure
                    title={t('people.linkRevokeSure', { partner: partnerName(filters, asking.partner) })}
                    consequences={<p>{t('people.linkRevokeWhat')}</p>}
                    verb={t('people.revoke')}
                    act={() =>
                        void act(async () => {
                            await send('DELETE', operationPath(operation, `/links/${encodeURIComponent(asking.id)}`));
                            askAgain();
                            return t('people.linkRevoked');
                        })
                    }
                    close={() => setAsking(null)}
                />
            )}
        </div>
    );
}
