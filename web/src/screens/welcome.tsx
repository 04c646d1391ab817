// A server that nobody has yet: the first account, the operation, its places. Each step checks itself.
import { useState } from 'preact/hooks';
import { operationPath, type Problem, send, sendLong } from '../data/api';
import { askAgain, useQuery } from '../data/query';
import { useSession, whoAmI } from '../data/session';
import type { Operation } from '../data/types';
import { folded, number, percent } from '../format';
import { wordsOf } from '../parts/form';
import { LoadFile } from '../parts/load-file';
import { go, href, type Route } from '../route';
import { Field, SignIn } from '../shell/sign-in';
import { current, t } from '../words';

/** Two fields that must say the same. */
export function usePassword() {
    const [password, setPassword] = useState('');
    const [again, setAgain] = useState('');
    const differs = again !== '' && again !== password;
    const fields = (
        <>
            <Field
                label={t('sign.password')}
                name="password"
                type="password"
                value={password}
                set={setPassword}
                complete="new-password"
                what={t('welcome.passwordWhat')}
                need
            />
            <Field
                label={t('welcome.passwordAgain')}
                name="again"
                type="password"
                value={again}
                set={setAgain}
                complete="new-password"
                wrong={differs ? t('welcome.passwordDiffers') : ''}
                need
            />
        </>
    );
    return { password, good: password.length > 0 && password === again, fields };
}

function FirstAccount({ code }: { code: string }) {
    const [mail, setMail] = useState('');
    const [name, setName] = useState('');
    const { password, good, fields } = usePassword();
    const [wrong, setWrong] = useState('');
    const submit = async (event: Event) => {
        event.preventDefault();
        setWrong('');
        try {
            await send('POST', '/setup', { code, mail, name, password, language: current() });
            await whoAmI();
        } catch (problem) {
            setWrong((problem as Problem).code === 'access.code_over' ? t('welcome.used') : wordsOf(problem));
        }
    };
    return (
        <form class="sheet narrow" onSubmit={submit}>
            <h2>1. {t('welcome.step1')}</h2>
            <Field label={t('welcome.mail')} name="mail" type="email" value={mail} set={setMail} complete="email" need />
            <Field label={t('welcome.name')} name="name" value={name} set={setName} complete="name" need />
            {fields}
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            <button type="submit" class="primary" disabled={!good}>
                {t('welcome.create')}
            </button>
        </form>
    );
}

/** "République de Zandia 2026" in an address: republique-de-zandia-2026. */
function shortOf(name: string): string {
    return folded(name)
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 24)
        .replaceAll(/^-+|-+$/g, '');
}

/** Zandia, taken in by the server while the page tells how far it is. */
export function Sample() {
    const [said, setSaid] = useState('');
    const [wrong, setWrong] = useState('');
    const open = async () => {
        setWrong('');
        setSaid(t('welcome.sampleMaking'));
        try {
            await sendLong(
                '/sample',
                {},
                (share) => share !== undefined && setSaid(t('welcome.sampleShare', { share: percent(Math.round(share * 100)) })),
            );
            askAgain();
            go(href('zandia', 'today'));
        } catch (problem) {
            setWrong(wordsOf(problem));
            setSaid('');
        }
    };
    return (
        <>
            <button type="button" data-sample disabled={said !== ''} onClick={open}>
                {t('welcome.sample')}
            </button>{' '}
            <span role="status">{said}</span>
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
        </>
    );
}

function Declare({ declared }: { declared: (operation: string) => void }) {
    const [id, setId] = useState('');
    const [name, setName] = useState('');
    const [country, setCountry] = useState('');
    const [onset, setOnset] = useState('');
    const [wrong, setWrong] = useState('');
    const submit = async (event: Event) => {
        event.preventDefault();
        try {
            const said = { name: name || undefined, onset: onset || undefined };
            await send('POST', '/operations', { id, country: country.trim().toUpperCase(), ...said });
            askAgain();
            declared(id);
        } catch (problem) {
            setWrong(wordsOf(problem));
        }
    };
    return (
        <form class="sheet narrow" onSubmit={submit}>
            <h2>2. {t('welcome.step2')}</h2>
            <Field
                label={t('welcome.opName')}
                name="name"
                value={name}
                set={(said) => {
                    // The short name follows until somebody gives one.
                    if (id === shortOf(name)) setId(shortOf(said));
                    setName(said);
                }}
            />
            <Field label={t('welcome.opId')} name="id" value={id} set={setId} need />
            <Field label={t('welcome.opCountry')} name="country" value={country} set={setCountry} need />
            <Field label={t('welcome.opOnset')} name="onset" type="date" value={onset} set={setOnset} />
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            <button type="submit" class="primary">
                {t('welcome.declare')}
            </button>
        </form>
    );
}

interface Gazetteer {
    levels: { level: number; places: number; without_boundary: number; without_population: number }[];
}

function Load({ operation }: { operation: string }) {
    const places = useQuery<Gazetteer>(operationPath(operation, '/gazetteer')).data;
    const needs = useQuery<{ loads: { source: string; counts: Record<string, number> }[] }>(operationPath(operation, '/needs/loads')).data;
    return (
        <div class="sheet narrow">
            <h2>3. {t('welcome.step3')}</h2>
            <LoadFile operation={operation} to="/places" label={t('welcome.places')} done={() => `✓ ${t('welcome.done')}`} />
            <ul class="plain">
                {places?.levels
                    .filter((level) => level.places > 0)
                    .map((level) => (
                        <li key={level.level}>
                            ✓ {t('welcome.checkPlaces', { n: level.places })} ({number(level.level)}){' '}
                            {level.without_boundary > 0 && (
                                <span class="quiet">{t('welcome.withoutBoundary', { n: level.without_boundary })} </span>
                            )}
                            {level.without_population > 0 && (
                                <span class="quiet">{t('welcome.withoutPopulation', { n: level.without_population })}</span>
                            )}
                        </li>
                    ))}
            </ul>
            <LoadFile operation={operation} to="/needs" label={t('welcome.needs')} done={() => `✓ ${t('welcome.done')}`} />
            <ul class="plain">
                {needs?.loads.map((load) => (
                    <li key={load.source}>
                        ✓ <bdi>{load.source}</bdi>: {t('needs.loaded', { figures: load.counts.figures ?? 0, rows: load.counts.rows ?? 0 })}
                    </li>
                ))}
            </ul>
            <button type="button" class="primary" onClick={() => go(href(operation, 'today'))}>
                {t('welcome.open')}
            </button>
        </div>
    );
}

function Steps({ another }: { another: boolean }) {
    const answer = useQuery<{ operations: Operation[] }>('/operations');
    const [declared, setDeclared] = useState('');
    const operation = declared || (another ? '' : answer.data?.operations[0]?.operation) || '';
    return (
        <>
            <p class="sheet narrow">✓ 1. {t('welcome.step1')}</p>
            {operation ? (
                <>
                    <p class="sheet narrow">
                        ✓ 2. {t('welcome.step2')}:{' '}
                        <strong>{answer.data?.operations.find((one) => one.operation === operation)?.name ?? operation}</strong>
                    </p>
                    <Load operation={operation} />
                </>
            ) : (
                <>
                    <Declare declared={setDeclared} />
                    {answer.data && !answer.data.operations.some((one) => one.operation === 'zandia') && (
                        <div class="sheet narrow">
                            <p>{t('welcome.sampleWhat')}</p>
                            <Sample />
                        </div>
                    )}
                </>
            )}
        </>
    );
}

export function Welcome({ route }: { route: Route }) {
    const { me } = useSession();
    const setup = useQuery<{ needed: boolean }>('/setup').data;
    const code = route.rest[0] ?? '';
    return (
        <>
            <div class="sheet narrow">
                <h1>{t('welcome.title')}</h1>
                <p>{t('welcome.lead')}</p>
            </div>
            {me ? (
                <Steps another={route.params.has('new')} />
            ) : code && setup?.needed !== false ? (
                <FirstAccount code={code} />
            ) : (
                <>
                    <p class="sheet narrow">{t('welcome.used')}</p>
                    <SignIn />
                </>
            )}
        </>
    );
}
