// The second factor: proven by the password, drawn as a code to photograph, confirmed by six digits; then ten words for the
// day on which the telephone is lost.
import { useState } from 'preact/hooks';
import { send, useToken } from '../../data/api';
import { askAgain } from '../../data/query';
import { type SecondFactor, whoAmI } from '../../data/session';
import { Sure } from '../../parts/dialog';
import { useAct } from '../../parts/form';
import { copy } from '../../shell/shell';
import { Field } from '../../shell/sign-in';
import { t } from '../../words';
import { QrCode } from './qr';

interface Begun {
    secret: string;
    address: string;
}

function useOwnPassword() {
    const [password, setPassword] = useState('');
    const field = (
        <Field
            label={t('account.oldPassword')}
            name="own-password"
            type="password"
            value={password}
            set={setPassword}
            complete="current-password"
            need
        />
    );
    return { password, field };
}

function Begin({ begun, has }: { begun: (one: Begun) => void; has: boolean }) {
    const { password, field } = useOwnPassword();
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            begun(await send<Begun>('POST', '/me/totp', { password }));
            return undefined;
        });
    };
    return (
        <form class="row-form" data-begin onSubmit={submit}>
            {field}
            <button type="submit" class={has ? undefined : 'primary'} disabled={busy || !password}>
                {has ? t('account.secondAnew') : t('account.secondBegin')}
            </button>
            {said}
        </form>
    );
}

function Confirm({ begun, codes, leave }: { begun: Begun; codes: (all: string[]) => void; leave: () => void }) {
    const [code, setCode] = useState('');
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            const answer = await send<{ token: string; recovery_codes: string[] }>('POST', '/me/totp/confirm', {
                code: code.replaceAll(/\s/g, ''),
            });
            useToken(answer.token);
            codes(answer.recovery_codes);
            return undefined;
        });
    };
    return (
        <form class="enrol" data-confirm onSubmit={submit}>
            <ol class="steps-numbered">
                <li>
                    <p>{t('account.scan')}</p>
                    <QrCode text={begun.address} label={t('account.qr')} />
                    <p class="quiet">
                        {t('account.typeSecret')} <code data-secret>{(begun.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
                    </p>
                </li>
                <li>
                    <Field label={t('account.sixDigits')} name="digits" value={code} set={setCode} complete="one-time-code" need />
                </li>
            </ol>
            <div class="buttons">
                <button type="submit" class="primary" disabled={busy || code.length < 6}>
                    {t('account.secondOn')}
                </button>
                <button type="button" onClick={leave}>
                    {t('app.cancel')}
                </button>
            </div>
            {said}
        </form>
    );
}

function Codes({ codes, kept }: { codes: string[]; kept: () => void }) {
    return (
        <div class="codes" data-codes>
            <p>
                <strong>{t('account.codesTitle')}</strong> {t('account.codesWhat')}
            </p>
            <ol>
                {codes.map((one) => (
                    <li key={one}>
                        <code>{one}</code>
                    </li>
                ))}
            </ol>
            <p class="only-print">{location.origin}</p>
            <div class="buttons">
                <button type="button" class="primary" onClick={() => print()}>
                    {t('app.print')}
                </button>
                <button type="button" onClick={() => void copy(codes.join('\n'))}>
                    {t('app.copy')}
                </button>
                <button type="button" onClick={kept} data-codes-kept>
                    {t('account.codesKept')}
                </button>
            </div>
        </div>
    );
}

function Remove() {
    const { password, field } = useOwnPassword();
    const { act, busy, said } = useAct();
    const [sure, setSure] = useState(false);
    const remove = () =>
        act(async () => {
            await send('DELETE', '/me/totp', { password });
            await whoAmI();
            return t('account.secondRemoved');
        });
    return (
        <form
            class="row-form"
            data-remove
            onSubmit={(event) => {
                event.preventDefault();
                setSure(true);
            }}
        >
            {field}
            <button type="submit" disabled={busy || !password}>
                {t('account.secondRemove')}
            </button>
            {said}
            {sure && (
                <Sure
                    title={t('account.secondRemoveSure')}
                    consequences={<p>{t('account.secondRemoveWhat')}</p>}
                    verb={t('account.secondRemove')}
                    act={() => void remove()}
                    close={() => setSure(false)}
                />
            )}
        </form>
    );
}

function Standing({ told: { has, required, recovery_codes_left: left } }: { told: SecondFactor }) {
    if (!has)
        return (
            <p>
                <span class="badge badge-hold">{t('account.secondIsOff')}</span> {t('account.secondWhat')}
            </p>
        );
    return (
        <p>
            <span class="badge">✓ {t('account.secondIsOn')}</span> {left !== null && t('account.codesLeft', { n: left })}{' '}
            {required && <span class="quiet">{t('account.secondRequired')}</span>}
        </p>
    );
}

/** Where the sign-in did not ask for it, as another house's does not. */
export function ShowCode() {
    const [code, setCode] = useState('');
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            useToken((await send<{ token: string }>('POST', '/session/code', { code })).token);
            askAgain();
            await whoAmI();
            return undefined;
        });
    };
    return (
        <form class="row-form" onSubmit={submit}>
            <Field label={t('sign.code')} name="code" value={code} set={setCode} complete="one-time-code" what={t('sign.codeWhat')} need />
            <button type="submit" class="primary" disabled={busy || code.length < 6}>
                {t('account.show')}
            </button>
            {said}
        </form>
    );
}

export function SecondFactorPart({ told }: { told: SecondFactor }) {
    const { has, required } = told;
    const [begun, setBegun] = useState<Begun | null>(null);
    const [codes, setCodes] = useState<string[] | null>(null);
    if (codes)
        return (
            <Codes
                codes={codes}
                kept={() => {
                    setCodes(null);
                    setBegun(null);
                    askAgain();
                    void whoAmI();
                }}
            />
        );
    if (begun) return <Confirm begun={begun} codes={setCodes} leave={() => setBegun(null)} />;
    return (
        <>
            <Standing told={told} />
            {!has && <Begin begun={setBegun} has={false} />}
            {has && (
                <details class="kept-away">
                    <summary>{t('account.secondChange')}</summary>
                    <p class="quiet">{t('account.secondAnewWhat')}</p>
                    <Begin begun={setBegun} has />
                    {!required && <Remove />}
                </details>
            )}
        </>
    );
}
