// Signing in; whoever followed a link comes back to it.
import { useState } from 'preact/hooks';
import { Problem, root } from '../data/api';
import { useQuery } from '../data/query';
import { signIn } from '../data/session';
import { t } from '../words';

export function Field(props: {
    label: string;
    name: string;
    type?: 'text' | 'password' | 'email' | 'date';
    value: string;
    set: (value: string) => void;
    complete?: string;
    what?: string;
    need?: boolean;
    wrong?: string;
}) {
    const said = props.wrong || props.what;
    return (
        <label class="field">
            <span>{props.label}</span>
            <input
                name={props.name}
                type={(props.type ?? 'text') as 'text'}
                value={props.value}
                autoComplete={props.complete as 'off'}
                required={props.need}
                aria-invalid={props.wrong ? true : undefined}
                aria-describedby={said ? `${props.name}-what` : undefined}
                onInput={(event) => props.set(event.currentTarget.value)}
            />
            {said && (
                <small id={`${props.name}-what`} class={props.wrong ? 'wrong' : 'quiet'}>
                    {said}
                </small>
            )}
        </label>
    );
}

export function SignIn() {
    const [account, setAccount] = useState('');
    const [password, setPassword] = useState('');
    const [code, setCode] = useState('');
    const [wantsCode, setWantsCode] = useState(false);
    const [wrong, setWrong] = useState('');
    const [busy, setBusy] = useState(false);
    const house = useQuery<{ other_house?: string; registration?: boolean }>('/setup').data;
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setWrong('');
        try {
            await signIn(account, password, code);
        } catch (problem) {
            const said = problem as Problem;
            if (said.code?.includes('code')) setWantsCode(true);
            setWrong(
                said instanceof Problem && said.offline
                    ? t('app.offlineNow')
                    : [said.sentence || t('sign.wrong'), said.remedy].filter(Boolean).join(' '),
            );
        } finally {
            setBusy(false);
        }
    };
    return (
        <form class="sheet narrow" onSubmit={submit}>
            <h1>{t('sign.title')}</h1>
            <Field label={t('sign.account')} name="account" value={account} set={setAccount} complete="username" need />
            <Field
                label={t('sign.password')}
                name="password"
                type="password"
                value={password}
                set={setPassword}
                complete="current-password"
                need
            />
            {wantsCode && (
                <Field label={t('sign.code')} name="code" value={code} set={setCode} complete="one-time-code" what={t('sign.codeWhat')} />
            )}
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            <button type="submit" class="primary" disabled={busy}>
                {t('sign.do')}
            </button>
            {house?.other_house && (
                <a class="button" href={`${root}/oidc/start`}>
                    {t('sign.other', { name: house.other_house })}
                </a>
            )}
            <p class="quiet">
                {t('sign.lead')} {house?.registration && <a href="/register">{t('register.or')}</a>}
            </p>
        </form>
    );
}
