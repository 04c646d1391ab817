// A partner registers by itself: it hands in from this moment, and what it hands in waits until somebody confirms it.
import { useState } from 'preact/hooks';
import { send } from '../data/api';
import { useQuery } from '../data/query';
import { useSession, whoAmI } from '../data/session';
import { useAct } from '../parts/form';
import { Asked } from '../parts/state';
import { go, href, type Route } from '../route';
import { Field } from '../shell/sign-in';
import { current, t } from '../words';
import { usePassword } from './welcome';

function RegisterForm({ named }: { named: string }) {
    const [operation, setOperation] = useState(named);
    const [partner, setPartner] = useState('');
    const [name, setName] = useState('');
    const [mail, setMail] = useState('');
    const { password, good, fields } = usePassword();
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            await send('POST', '/register', { operation, partner, name, mail, password, language: current() });
            await whoAmI();
            go(href(operation, 'hand-in'));
            return undefined;
        });
    };
    return (
        <form class="sheet narrow" onSubmit={submit}>
            <h1>{t('register.title')}</h1>
            <p>{t('register.lead')}</p>
            {!named && (
                <Field
                    label={t('register.operation')}
                    name="operation"
                    value={operation}
                    set={setOperation}
                    what={t('register.operationWhat')}
                    need
                />
            )}
            <Field
                label={t('register.partner')}
                name="partner"
                value={partner}
                set={setPartner}
                complete="organization"
                what={t('register.partnerWhat')}
                need
            />
            <Field label={t('welcome.name')} name="name" value={name} set={setName} complete="name" need />
            <Field label={t('welcome.mail')} name="mail" type="email" value={mail} set={setMail} complete="email" need />
            {fields}
            {said}
            <button type="submit" class="primary" disabled={!good || busy}>
                {t('register.do')}
            </button>
            <p class="quiet">
                {t('register.have')} <a href="/">{t('sign.do')}</a>
            </p>
        </form>
    );
}

export function Register({ route }: { route: Route }) {
    const { me } = useSession();
    const answer = useQuery<{ registration: boolean }>('/setup');
    if (me)
        return (
            <p class="sheet narrow">
                {t('register.already', { name: me.name || me.account })} <a href="/">{t('ops.title')}</a>
            </p>
        );
    return (
        <Asked answer={answer}>
            {({ registration }) =>
                registration ? (
                    <RegisterForm named={route.params.get('operation') ?? ''} />
                ) : (
                    <p class="sheet narrow">{t('register.closed')}</p>
                )
            }
        </Asked>
    );
}
