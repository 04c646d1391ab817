// What an operation decides where guidance leaves a choice: each setting with its help, the reporting cycles, the languages.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../data/api';
import { askAgain, useQuery } from '../data/query';
import { may } from '../data/session';
import type { Operation } from '../data/types';
import { day, period } from '../format';
import { Part, useAct } from '../parts/form';
import { Asked } from '../parts/state';
import { Table } from '../parts/table';
import { href, type Route } from '../route';
import { Field } from '../shell/sign-in';
import { isLanguage, languages, t, word } from '../words';
import '../styles/keeping.css';

interface Known {
    name: string;
    kind: 'number' | 'text';
    otherwise: string;
    meaning: string;
}
interface Cycle {
    period: string;
    first: string;
    last: string;
    due: string;
}
interface Settled {
    operation: Operation;
    settings: Record<string, string>;
    known_settings: Known[];
    cycles: Cycle[];
}

/** The parts that settings are read in, by the first word of their names. */
const parts = ['figures', 'household', 'cycle', 'gaps', ''];

function partOf(name: string): string {
    const first = name.split('.')[0] ?? '';
    return parts.includes(first) ? first : '';
}

function help(known: Known): string {
    const told = word('setting', known.name);
    return told === known.name ? known.meaning : told;
}

function OneSetting({ operation, known, value }: { operation: string; known: Known; value: string }) {
    const [wanted, setWanted] = useState(value);
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            await send('POST', operationPath(operation, `/settings/${encodeURIComponent(known.name)}`), { value: wanted });
            askAgain();
            return t('account.kept');
        });
    };
    const changed = value !== known.otherwise;
    return (
        <form class="setting" onSubmit={submit} data-setting={known.name}>
            <label class="setting-field">
                <span>
                    {help(known)} <code class="code">{known.name}</code>
                </span>
                <input
                    name={known.name}
                    value={wanted}
                    disabled={!may('keep')}
                    inputMode={known.kind === 'number' ? 'numeric' : 'text'}
                    onInput={(event) => setWanted(event.currentTarget.value)}
                />
            </label>
            <span class={changed ? 'setting-usual' : 'setting-usual quiet'}>
                {changed ? t('settings.notUsual', { value: known.otherwise }) : t('settings.usual')}
            </span>
            {may('keep') && wanted !== value && (
                <button type="submit" class="primary" disabled={busy || wanted === ''}>
                    {t('account.keep')}
                </button>
            )}
            {said}
        </form>
    );
}

function Cycles({ operation, cycles }: { operation: string; cycles: Cycle[] }) {
    const [stretch, setStretch] = useState('');
    const [due, setDue] = useState('');
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            await send('POST', operationPath(operation, '/cycles'), { period: stretch, due });
            setStretch('');
            setDue('');
            askAgain();
            return t('account.kept');
        });
    };
    return (
        <Part title={t('settings.cycles')} name="cycles">
            {cycles.length === 0 ? (
                <p>{t('settings.cyclesNone')}</p>
            ) : (
                <Table
                    label={t('settings.cycles')}
                    rows={[...cycles].reverse()}
                    id={(one) => one.period}
                    step={12}
                    columns={[
                        { name: 'period', title: t('column.period'), cell: (one) => period(one.period) },
                        { name: 'first', title: t('people.from'), need: 2, cell: (one) => day(one.first) },
                        { name: 'last', title: t('people.until'), need: 2, cell: (one) => day(one.last) },
                        { name: 'due', title: t('settings.due'), cell: (one) => day(one.due) },
                    ]}
                />
            )}
            {may('keep') && (
                <form class="row-form" onSubmit={submit}>
                    <Field label={t('column.period')} name="period" value={stretch} set={setStretch} what={t('settings.periodWhat')} need />
                    <Field label={t('settings.due')} name="due" type="date" value={due} set={setDue} need />
                    <button type="submit" disabled={busy || !stretch || !due}>
                        {t('settings.cycleSet')}
                    </button>
                    {said}
                </form>
            )}
        </Part>
    );
}

function About({ operation }: { operation: Operation }) {
    const spoken = operation.languages.map((one) => (isLanguage(one) ? languages[one] : one)).join(', ');
    return (
        <dl class="facts">
            <div>
                <dt>{t('welcome.opName')}</dt>
                <dd>
                    <bdi>{operation.name}</bdi>
                </dd>
            </div>
            <div>
                <dt>{t('settings.id')}</dt>
                <dd>
                    <code>{operation.operation}</code>
                </dd>
            </div>
            <div>
                <dt>{t('settings.country')}</dt>
                <dd>{operation.iso3}</dd>
            </div>
            <div>
                <dt>{t('welcome.opOnset')}</dt>
                <dd>{day(operation.onset) || '–'}</dd>
            </div>
            <div>
                <dt>{t('settings.languages')}</dt>
                <dd>{spoken || '–'}</dd>
            </div>
        </dl>
    );
}

export function SettingsScreen({ route }: { route: Route }) {
    const { operation } = route;
    const answer = useQuery<Settled>(operationPath(operation));
    return (
        <>
            <div class="head">
                <h1>{t('settings.title')}</h1>
                {may('give') && <a href={href(operation, 'people')}>{t('screen.people')}</a>}
            </div>
            <p class="quiet">{t('settings.what')}</p>
            <Asked answer={answer}>
                {(data) => (
                    <>
                        <About operation={data.operation} />
                        <div class="account-parts">
                            {parts.map((part) => {
                                const known = data.known_settings.filter((one) => partOf(one.name) === part);
                                if (known.length === 0) return null;
                                return (
                                    <Part key={part} title={t(`settings.part.${part || 'other'}` as 'settings.part.other')} name={part}>
                                        {known.map((one) => (
                                            <OneSetting
                                                key={one.name + (data.settings[one.name] ?? '')}
                                                operation={operation}
                                                known={one}
                                                value={data.settings[one.name] ?? one.otherwise}
                                            />
                                        ))}
                                    </Part>
                                );
                            })}
                            <Cycles operation={operation} cycles={data.cycles} />
                        </div>
                    </>
                )}
            </Asked>
        </>
    );
}
