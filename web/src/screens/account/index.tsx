// One's own account: what one may do, password, second factor, where one is signed in, programs that work for one.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { send } from '../../data/api';
import { mustProve, signOut, useSession, whoAmI } from '../../data/session';
import { day } from '../../format';
import { Part, Pick, useAct } from '../../parts/form';
import type { Route } from '../../route';
import { Field } from '../../shell/sign-in';
import { current, isLanguage, languages, speak, t } from '../../words';
import { GrantLines } from '../people/grant-lines';
import { Password } from './password';
import { SecondFactorPart, ShowCode } from './second-factor';
import { Sessions } from './sessions';
import { Tokens } from './tokens';
import '../../styles/keeping.css';

function Person() {
    const { me } = useSession();
    const [name, setName] = useState(me?.name ?? '');
    const [language, setLanguage] = useState<string>(current());
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            await send('POST', '/me', { name, language });
            if (isLanguage(language)) await speak(language);
            await whoAmI();
            return t('account.kept');
        });
    };
    return (
        <form class="row-form" onSubmit={submit}>
            <Field label={t('welcome.name')} name="name" value={name} set={setName} complete="name" need />
            <Pick label={t('app.language')} name="language" value={language} set={setLanguage} options={Object.entries(languages)} />
            <button type="submit" disabled={busy}>
                {t('account.keep')}
            </button>
            {said}
        </form>
    );
}

function Kept({ title, children }: { title: string; children: ComponentChildren }) {
    return (
        <details class="kept-away">
            <summary>{title}</summary>
            {children}
        </details>
    );
}

export function AccountScreen(_: { route: Route }) {
    const { me } = useSession();
    if (!me) return null;
    const first = mustProve();
    const second = me.second_factor;
    return (
        <>
            <div class="head">
                <h1>{t('account.title')}</h1>
                <span>
                    <bdi>{me.name}</bdi> <bdi class="quiet">{me.mail}</bdi>
                </span>
                <button type="button" onClick={() => void signOut()}>
                    {t('app.signOut')}
                </button>
            </div>
            {first && (
                <p class="notice" role="alert" data-must-enrol>
                    <strong>{t('account.mustTitle')}</strong> {t(second?.has ? 'account.mustShow' : 'account.must')}
                </p>
            )}
            {second?.required_from && !second.has && (
                <p class="notice" role="status">
                    {t('account.mustFrom', { when: day(second.required_from) })}
                </p>
            )}
            <div class="account-parts">
                <Part title={t('account.second')} name="second">
                    {second && (first && second.has ? <ShowCode /> : <SecondFactorPart told={second} />)}
                </Part>
                {!first && (
                    <>
                        <Part title={t('account.may')} name="grants">
                            {me.grants.length === 0 ? <p>{t('account.mayNothing')}</p> : <GrantLines grants={me.grants} />}
                        </Part>
                        <Part title={t('account.person')} name="person">
                            <Person />
                            <Kept title={t('account.changePassword')}>
                                <Password />
                            </Kept>
                        </Part>
                        <Part title={t('account.sessions')} name="sessions">
                            <Sessions />
                        </Part>
                        <Part title={t('account.tokens')} name="tokens">
                            <Tokens />
                        </Part>
                    </>
                )}
            </div>
        </>
    );
}
