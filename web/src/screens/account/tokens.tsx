// Tokens of programs: what each may do, until when, when it was last used. The word itself is shown once.
import { useState } from 'preact/hooks';
import { send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { useSession } from '../../data/session';
import type { Operation } from '../../data/types';
import { inDays, moment } from '../../format';
import { Sure } from '../../parts/dialog';
import { Once, Pick, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Table } from '../../parts/table';
import { Field } from '../../shell/sign-in';
import { t, word } from '../../words';
import { lastDay } from '../people/grant-lines';

interface Token {
    id: string;
    name: string;
    operation: string;
    permissions: string[];
    made: string;
    until: string;
    seen: string | null;
}

function Make() {
    const { me } = useSession();
    const operations = useQuery<{ operations: Operation[] }>('/operations').data?.operations ?? [];
    const [name, setName] = useState('');
    const [operation, setOperation] = useState('');
    const [until, setUntil] = useState(inDays(90));
    const [chosen, setChosen] = useState<string[]>([]);
    const [made, setMade] = useState('');
    const { act, busy, said } = useAct();
    const held = (me?.permissions ?? []).filter((one) => one !== 'administer');
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            const wish = { name, permissions: chosen, until, ...(operation ? { operation } : {}) };
            setMade((await send<{ token: string }>('POST', '/me/tokens', wish)).token);
            setName('');
            setChosen([]);
            askAgain();
            return undefined;
        });
    };
    if (made)
        return (
            <Once words={made} what={t('account.tokenOnce')}>
                <button type="button" onClick={() => setMade('')} data-token-kept>
                    {t('account.tokenKept')}
                </button>
            </Once>
        );
    return (
        <form class="sheet-form" data-make-token onSubmit={submit}>
            <div class="row-form">
                <Field label={t('account.tokenName')} name="token-name" value={name} set={setName} need />
                <Pick
                    label={t('people.operation')}
                    name="token-operation"
                    value={operation}
                    set={setOperation}
                    none={t('people.everywhere')}
                    options={operations.map((one) => [one.operation, one.name])}
                />
                <Field label={t('people.until')} name="token-until" type="date" value={until} set={setUntil} need />
            </div>
            <fieldset class="checks">
                <legend>{t('account.tokenMay')}</legend>
                {held.map((one) => (
                    <label key={one} class="switch">
                        <input
                            type="checkbox"
                            name="permission"
                            value={one}
                            checked={chosen.includes(one)}
                            onChange={() => setChosen(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one])}
                        />
                        {word('permission', one)}
                    </label>
                ))}
            </fieldset>
            <button type="submit" disabled={busy || chosen.length === 0 || !name}>
                {t('account.tokenMake')}
            </button>
            {said}
        </form>
    );
}

export function Tokens() {
    const answer = useQuery<{ tokens: Token[] }>('/me/tokens');
    const [asking, setAsking] = useState<Token | null>(null);
    const { act, said } = useAct();
    return (
        <>
            <p class="quiet">{t('account.tokensWhat')}</p>
            <Asked answer={answer}>
                {({ tokens }) =>
                    tokens.length === 0 ? (
                        <p>{t('account.tokensNone')}</p>
                    ) : (
                        <Table
                            label={t('account.tokens')}
                            rows={tokens}
                            id={(one) => one.id}
                            columns={[
                                { name: 'name', title: t('account.tokenName'), cell: (one) => <bdi>{one.name}</bdi> },
                                {
                                    name: 'may',
                                    title: t('account.tokenMay'),
                                    cell: (one) => one.permissions.map((each) => word('permission', each)).join(', '),
                                },
                                {
                                    name: 'operation',
                                    title: t('people.operation'),
                                    need: 2,
                                    cell: (one) => (one.operation === '*' ? t('people.everywhere') : one.operation),
                                },
                                { name: 'until', title: t('people.until'), need: 2, cell: (one) => lastDay(one.until) },
                                {
                                    name: 'seen',
                                    title: t('account.seen'),
                                    need: 2,
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
            <Make />
            {asking && (
                <Sure
                    title={t('account.tokenRevokeSure', { name: asking.name })}
                    consequences={<p>{t('account.tokenRevokeWhat')}</p>}
                    verb={t('people.revoke')}
                    act={() =>
                        void act(async () => {
                            await send('DELETE', `/me/tokens/${encodeURIComponent(asking.id)}`);
                            askAgain();
                            return t('account.tokenRevoked');
                        })
                    }
                    close={() => setAsking(null)}
                />
            )}
        </>
    );
}
