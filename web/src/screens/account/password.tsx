import { useState } from 'preact/hooks';
import { send, useToken } from '../../data/api';
import { askAgain } from '../../data/query';
import { useAct } from '../../parts/form';
import { Field } from '../../shell/sign-in';
import { t } from '../../words';
import { usePassword } from '../welcome';

export function Password() {
    const [old, setOld] = useState('');
    const { password, good, fields } = usePassword();
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            // A new session takes the place of this one: later acts carry its word.
            useToken((await send<{ token: string }>('POST', '/me/password', { old, new: password })).token);
            askAgain();
            return t('account.passwordChanged');
        });
    };
    return (
        <form class="sheet narrow" data-password onSubmit={submit}>
            <p class="quiet">{t('account.passwordWhat')}</p>
            <Field label={t('account.oldPassword')} name="old" type="password" value={old} set={setOld} complete="current-password" need />
            {fields}
            <button type="submit" disabled={!good || busy}>
                {t('account.changePassword')}
            </button>
            {said}
        </form>
    );
}
