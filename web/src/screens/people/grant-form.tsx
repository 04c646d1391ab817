// Role and scope in one step: for an invitation and for another role of somebody who is here.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may, mayGive } from '../../data/session';
import type { Operation, Place } from '../../data/types';
import { bodyOptions, partnerOptions, useFilters } from '../../parts/filters';
import { Pick, useAct } from '../../parts/form';
import { Field } from '../../shell/sign-in';
import { t, word } from '../../words';

export type Wish = Record<string, string>;

const sensitivities = ['low', 'moderate', 'high', 'severe'];

/** What a grant can be limited to in an operation. */
function useScopes(operation: string) {
    const seen = operation !== '' && may('figures', operation);
    const filters = useFilters(operation);
    const partners = useQuery<{ partners: { id: string; name: string; acronym: string }[] }>(
        seen ? operationPath(operation, '/partners') : null,
    ).data?.partners;
    const places = useQuery<{ places: Place[] }>(seen ? operationPath(operation, '/places') : null, { level: 1 }).data?.places ?? [];
    const known = partners?.map((one): [string, string] => [one.id, one.acronym ? `${one.acronym} · ${one.name}` : one.name]);
    return {
        bodies: bodyOptions(filters),
        partners: known ?? partnerOptions(filters),
        areas: places.map((place): [string, string] => [place.pcode, `${place.name} ${place.pcode}`]),
    };
}

function Where({ wish, set, fixed }: { wish: Wish; set: (name: string) => (value: string) => void; fixed: string }) {
    const operations = useQuery<{ operations: Operation[] }>(fixed ? null : '/operations').data?.operations ?? [];
    if (fixed) return null;
    return (
        <Pick
            label={t('people.operation')}
            name="operation"
            value={wish.operation ?? ''}
            set={set('operation')}
            none={t('people.everywhere')}
            options={operations.map((one) => [one.operation, one.name])}
        />
    );
}

/** Who looks after accounts and sees no data writes the code that others choose from a list. */
function PickOrWrite(props: {
    label: string;
    name: string;
    value: string;
    set: (value: string) => void;
    none: string;
    need?: boolean;
    options: [string, string][];
}) {
    if (props.options.length === 0) return <Field {...props} what={t('people.byCode')} />;
    return <Pick {...props} />;
}

interface GrantFormProps {
    operation: string; // '' where it is chosen in the form
    withMail?: boolean;
    verb: string;
    send: (wish: Wish) => Promise<string | undefined>;
}

export function GrantForm({ operation, withMail, verb, send }: GrantFormProps) {
    const [wish, setWish] = useState<Wish>({ operation, highest: 'moderate' });
    const { act, busy, said } = useAct();
    const set = (name: string) => (value: string) => setWish({ ...wish, [name]: value });
    const { bodies, partners, areas } = useScopes(wish.operation ?? '');
    const role = wish.role ?? '';
    const submit = (event: Event) => {
        event.preventDefault();
        void act(() => send(Object.fromEntries(Object.entries(wish).filter(([, value]) => value))));
    };
    // Roles that speak for one organisation name it.
    const speaks = role === 'partner' || role === 'government';
    return (
        <form class="invite" onSubmit={submit}>
            {withMail && (
                <Field
                    label={t('welcome.mail')}
                    name="mail"
                    type="email"
                    value={wish.mail ?? ''}
                    set={set('mail')}
                    what={t('people.mailWhat')}
                />
            )}
            <Pick
                label={t('people.role')}
                name="role"
                need
                value={role}
                set={set('role')}
                none="–"
                options={mayGive(operation).map((one) => [one, word('role', one)])}
            />
            <Where wish={wish} set={set} fixed={operation} />
            <PickOrWrite
                label={t('people.onlyBody')}
                name="body"
                value={wish.body ?? ''}
                set={set('body')}
                none={t('app.all')}
                options={bodies}
            />
            <PickOrWrite
                label={t('people.onlyPlace')}
                name="place"
                value={wish.place ?? ''}
                set={set('place')}
                none={t('app.all')}
                options={areas}
            />
            <PickOrWrite
                label={speaks ? t('column.partner') : t('people.onlyPartner')}
                name="partner"
                value={wish.partner ?? ''}
                set={set('partner')}
                none={speaks ? '–' : t('app.all')}
                need={speaks}
                options={partners}
            />
            <Pick
                label={t('people.highest')}
                name="highest"
                value={wish.highest ?? 'moderate'}
                set={set('highest')}
                options={sensitivities.map((one) => [one, word('sensitivity', one)])}
            />
            <Field label={t('people.from')} name="from" type="date" value={wish.from ?? ''} set={set('from')} />
            <Field label={t('people.until')} name="until" type="date" value={wish.until ?? ''} set={set('until')} />
            <button type="submit" class="primary" disabled={!role || busy}>
                {verb}
            </button>
            {role && <p class="quiet invite-link">{word('roleWhat', role)}</p>}
            {said}
        </form>
    );
}
