// Which roles work with a second factor only: the rule of the house, who said so and why.
import { useState } from 'preact/hooks';
import { send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { whoAmI } from '../../data/session';
import { day } from '../../format';
import { Part, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Field } from '../../shell/sign-in';
import { t, word } from '../../words';
import { giverWords } from './accounts';
import type { Account } from './types';

interface SecondFactorRule {
    roles: string[];
    from: string | null;
    as_listed: boolean;
    reason: string;
    by: string;
    at: string | null;
}

function Standing({ rule, accounts }: { rule: SecondFactorRule; accounts: Account[] }) {
    return (
        <>
            <p>
                {rule.roles.length === 0 ? t('people.ruleNone') : t('people.ruleWhat')}{' '}
                <strong>{rule.roles.map((one) => word('role', one)).join(', ')}</strong>{' '}
                {rule.from && t('people.ruleFrom', { when: day(rule.from) })}
            </p>
            <p class="quiet">
                {rule.as_listed
                    ? t('people.ruleListed')
                    : t('people.ruleBy', { by: giverWords(accounts, rule.by), when: day(rule.at), reason: rule.reason })}
            </p>
        </>
    );
}

function Change({ rule, roles }: { rule: SecondFactorRule; roles: string[] }) {
    const [chosen, setChosen] = useState(rule.roles);
    const [from, setFrom] = useState('');
    const [reason, setReason] = useState('');
    const { act, busy, said } = useAct();
    const set = (wish: object) =>
        void act(async () => {
            await send('POST', '/second-factor', { ...wish, reason });
            setReason('');
            askAgain();
            await whoAmI();
            return t('account.kept');
        });
    return (
        <form
            class="sheet-form"
            onSubmit={(event) => {
                event.preventDefault();
                set({ ...(chosen.length > 0 ? { roles: chosen } : { off: true }), ...(from ? { from } : {}) });
            }}
        >
            <fieldset class="checks">
                <legend>{t('people.ruleRoles')}</legend>
                {roles.map((one) => (
                    <label key={one} class="switch">
                        <input
                            type="checkbox"
                            name="rule-role"
                            value={one}
                            checked={chosen.includes(one)}
                            onChange={() => setChosen(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one])}
                        />
                        {word('role', one)}
                    </label>
                ))}
            </fieldset>
            <div class="row-form">
                <Field label={t('people.ruleStarts')} name="rule-from" type="date" value={from} set={setFrom} />
                <Field label={t('people.ruleReason')} name="rule-reason" value={reason} set={setReason} need />
                <button type="submit" class="primary" disabled={busy || !reason}>
                    {t('people.ruleSet')}
                </button>
                {!rule.as_listed && (
                    <button type="button" disabled={busy || !reason} onClick={() => set({ 'as-listed': true })}>
                        {t('people.ruleReset')}
                    </button>
                )}
                {said}
            </div>
        </form>
    );
}

export function Rule({ accounts }: { accounts: Account[] }) {
    const answer = useQuery<SecondFactorRule>('/second-factor');
    const roles = useQuery<{ roles: { role: string }[] }>('/roles').data?.roles.map((one) => one.role) ?? [];
    return (
        <Part title={t('people.rule')} name="rule">
            <Asked answer={answer}>
                {(rule) => (
                    <>
                        <Standing rule={rule} accounts={accounts} />
                        {roles.length > 0 && <Change key={rule.at ?? ''} rule={rule} roles={roles} />}
                    </>
                )}
            </Asked>
        </Part>
    );
}
