// An invitation carries role and scope in one step; a password address sets a new password. Both work once.
import { useState } from 'preact/hooks';
import { type Problem, send } from '../data/api';
import { useQuery } from '../data/query';
import { type Grant, useSession, whoAmI } from '../data/session';
import { wordsOf } from '../parts/form';
import { Asked } from '../parts/state';
import { go, href, type Route } from '../route';
import { Field } from '../shell/sign-in';
import { current, t, word } from '../words';
import { usePassword } from './welcome';

interface Offer {
    mail: string;
    role_name: string;
    grant: Grant;
}

function Accept({ code, offer }: { code: string; offer: Offer }) {
    const { me } = useSession();
    const [mail, setMail] = useState(offer.mail);
    const [name, setName] = useState('');
    const { password, good, fields } = usePassword();
    const [wrong, setWrong] = useState('');
    const submit = async (event: Event) => {
        event.preventDefault();
        try {
            await send('POST', `/invitations/${encodeURIComponent(code)}/accept`, me ? {} : { mail, name, password, language: current() });
            await whoAmI();
            go(offer.grant.operation === '*' ? '/' : href(offer.grant.operation, 'today'));
        } catch (problem) {
            setWrong((problem as Problem).code === 'access.code_over' ? t('invite.used') : wordsOf(problem));
        }
    };
    const where = offer.grant.operation === '*' ? t('app.all') : offer.grant.operation;
    return (
        <form class="sheet narrow" onSubmit={submit}>
            <h1>{t('invite.title')}</h1>
            <p>{t('invite.lead', { role: word('role', offer.grant.role), operation: where })}</p>
            {!me && (
                <>
                    <Field label={t('welcome.mail')} name="mail" type="email" value={mail} set={setMail} complete="email" need />
                    <Field label={t('welcome.name')} name="name" value={name} set={setName} complete="name" need />
                    {fields}
                </>
            )}
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            <button type="submit" class="primary" disabled={!me && !good}>
                {t('invite.accept')}
            </button>
        </form>
    );
}

export function Invitation({ route }: { route: Route }) {
    const code = route.rest[0] ?? '';
    const answer = useQuery<Offer>(`/invitations/${encodeURIComponent(code)}`);
    if (answer.problem?.code === 'access.code_over') return <p class="sheet narrow">{t('invite.used')}</p>;
    return <Asked answer={answer}>{(offer) => <Accept code={code} offer={offer} />}</Asked>;
}

export function NewPassword({ route }: { route: Route }) {
    const { password, good, fields } = usePassword();
    const [wrong, setWrong] = useState('');
    const submit = async (event: Event) => {
        event.preventDefault();
        try {
            await send('POST', '/password', { code: route.rest[0] ?? '', password });
            go('/');
        } catch (problem) {
            setWrong(wordsOf(problem));
        }
    };
    return (
        <form class="sheet narrow" onSubmit={submit}>
            <h1>{t('account.changePassword')}</h1>
            {fields}
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            <button type="submit" class="primary" disabled={!good}>
                {t('account.changePassword')}
            </button>
        </form>
    );
}
