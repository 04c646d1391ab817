// One district on one page: the sheet that people carry. A4 in black ink.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { AsOf, Figure, Filters, Gap, Kept, Place } from '../data/types';
import { folded, number, period } from '../format';
import { figureColumns } from '../parts/figure-columns';
import { bodyName, useFilters } from '../parts/filters';
import { AsOfLine, NumberDrawer } from '../parts/number-drawer';
import { Reachable } from '../parts/reachable';
import { Asked } from '../parts/state';
import { Table } from '../parts/table';
import { HowMany, Interval, Legend, OfNeed, Severity, Told } from '../parts/told';
import { change, href, type Route } from '../route';
import { t, word } from '../words';
import { PromisesHere } from './commitments/brief';
import { because, reasonOf } from './gaps/because';
import { gapId } from './gaps/list';

interface Who {
    partner: string;
    partner_name: string;
    body: string;
    activity: string | null;
    rows: number;
    places: number;
    statuses: string[];
    first_day: string | null;
    last_day: string | null;
}
interface Sheet {
    as_of: AsOf;
    withheld?: Kept[];
    place: {
        pcode: string;
        name: string;
        level: number;
        people: number | null;
        within: { pcode: string; name: string }[];
        children: { pcode: string; name: string }[];
    };
    lists: {
        names: { name: string; language: string }[];
        population: { year: number; sex: string; age: string; people: number; source: string }[];
    };
    sectors: (Figure & { body_name?: string; needs_source?: string })[];
    who: Who[];
    gaps: Gap[];
    held: { rows: number };
    neighbours: { pcode: string; name: string }[];
}

function Links({ operation, title, places }: { operation: string; title: string; places: { pcode: string; name: string }[] }) {
    if (places.length === 0) return null;
    return (
        <p>
            <span class="quiet">{title}:</span>{' '}
            {places.map((one, n) => (
                <span key={one.pcode}>
                    {n > 0 && ' · '}
                    <a href={href(operation, 'places', {}, [one.pcode])}>
                        <bdi>{one.name}</bdi>
                    </a>
                </span>
            ))}
        </p>
    );
}

function Part({ title, children, name }: { title: string; children: ComponentChildren; name?: string }) {
    return (
        <section class="part" data-part={name}>
            <header>
                <h2>{title}</h2>
            </header>
            {children}
        </section>
    );
}

function Population({ sheet }: { sheet: Sheet }) {
    const { population } = sheet.lists;
    const newest = Math.max(...population.map((one) => one.year));
    const sexes = ['f', 'm'].map(
        (sex) => population.find((one) => one.year === newest && one.sex === sex && one.age === 'all')?.people ?? null,
    );
    const source = population.find((one) => one.year === newest)?.source;
    return (
        <dl class="facts">
            <div>
                <dt>{t('place.population')}</dt>
                <dd>
                    <Told value={sheet.place.people} state={sheet.place.people === null ? 'not_assessed' : undefined} />
                </dd>
            </div>
            {sexes[0] !== null && (
                <div>
                    <dt>{t('place.women')}</dt>
                    <dd>
                        <Told value={sexes[0]} />
                    </dd>
                </div>
            )}
            {sexes[1] !== null && (
                <div>
                    <dt>{t('place.men')}</dt>
                    <dd>
                        <Told value={sexes[1]} />
                    </dd>
                </div>
            )}
            <div>
                <dt>{t('app.source')}</dt>
                <dd class="small quiet">{source ? t('place.populationOf', { source, year: String(newest) }) : '–'}</dd>
            </div>
        </dl>
    );
}

function Sectors({ sheet, filters }: { sheet: Sheet; filters: Filters | undefined }) {
    return (
        <Part title={t('place.sectors')}>
            <Table
                label={t('place.sectors')}
                rows={sheet.sectors}
                id={(one) => one.body}
                open={(one) => change({ how: one.body })}
                columns={[
                    { name: 'body', title: t('column.body'), cell: (one) => <bdi>{bodyName(filters, one.body)}</bdi> },
                    { name: 'severity', title: t('column.severity'), right: true, cell: (one) => <Severity step={one.severity} /> },
                    ...figureColumns(),
                    {
                        name: 'share',
                        title: t('column.ofNeed'),
                        right: true,
                        need: 2,
                        cell: (one) => <OfNeed figure={one} />,
                    },
                    {
                        name: 'partners',
                        title: t('column.partners'),
                        right: true,
                        need: 2,
                        cell: (one) => <HowMany value={one.partners} />,
                    },
                ]}
            />
        </Part>
    );
}

function Present({ sheet, operation, filters }: { sheet: Sheet; operation: string; filters: Filters | undefined }) {
    return (
        <Part title={t('place.who')} name="who">
            {sheet.who.length === 0 ? (
                <p>{t('place.whoNone')}</p>
            ) : (
                <Table
                    label={t('place.who')}
                    rows={sheet.who}
                    id={(one) => `${one.partner} ${one.body} ${one.activity}`}
                    step={onPaper}
                    columns={[
                        {
                            name: 'partner',
                            title: t('column.partner'),
                            cell: (one) => (
                                <a href={href(operation, 'partners', {}, [one.partner])}>
                                    <bdi>{one.partner_name}</bdi>
                                </a>
                            ),
                        },
                        { name: 'body', title: t('column.body'), need: 2, cell: (one) => <bdi>{bodyName(filters, one.body)}</bdi> },
                        { name: 'activity', title: t('column.activity'), cell: (one) => <bdi>{one.activity || '–'}</bdi> },
                        {
                            name: 'last',
                            title: t('column.last'),
                            need: 2,
                            cell: (one) => <span class="nowrap">{period(one.last_day?.slice(0, 7))}</span>,
                        },
                        { name: 'rows', title: t('column.rows'), right: true, cell: (one) => number(one.rows) },
                    ]}
                />
            )}
        </Part>
    );
}

/** So many lines of who does what go on one sheet of A4 beside the rest. */
const onPaper = 36;

function GapsPart({ sheet, operation, filters }: { sheet: Sheet; operation: string; filters: Filters | undefined }) {
    return (
        <Part title={t('place.gaps')}>
            {sheet.gaps.length === 0 ? (
                <p>{t('place.gapsNone')}</p>
            ) : (
                <ul class="plain">
                    {sheet.gaps.map((gap) => (
                        <li key={gapId(gap)}>
                            <a href={href(operation, 'gaps', { sel: gapId(gap), how: 'gap' })}>{bodyName(filters, gap.body)}</a>:{' '}
                            <Told value={gap.gap} /> {gap.critical && <strong class="critical">{t('gaps.critical')}</strong>}
                            <span class={`because because-${reasonOf(gap)} quiet`}>{because(gap)}</span>
                        </li>
                    ))}
                </ul>
            )}
            {sheet.held.rows > 0 && (
                <p>
                    <a href={href(operation, 'review')}>{t('place.heldHere', { n: sheet.held.rows })}</a>
                </p>
            )}
        </Part>
    );
}

/** Who can be reached about the place; a route of its own, because not everybody who sees figures sees people. */
function Contacts({ sheet, operation, filters }: { sheet: Sheet; operation: string; filters: Filters | undefined }) {
    if (!may('contacts', operation)) return null;
    return (
        <Part title={t('place.contacts')} name="contacts">
            <Reachable operation={operation} of="place" code={sheet.place.pcode} filters={filters} none={t('place.contactsNone')} />
        </Part>
    );
}

function Opened({ route, sheet, filters }: { route: Route; sheet: Sheet; filters: Filters | undefined }) {
    const figure = sheet.sectors.find((one) => one.body === route.params.get('how'));
    if (!figure) return null;
    return (
        <NumberDrawer
            subject={{
                operation: route.operation,
                place: sheet.place.pcode,
                place_name: sheet.place.name,
                body: figure.body,
                body_name: bodyName(filters, figure.body),
                group: 'all',
                by: sheet.place.level === 0 ? 'country' : `adm${sheet.place.level}`,
            }}
            value={figure.reached === null ? '–' : number(figure.reached)}
            definition={t('drawer.reachDefinition')}
            close={() => change({ how: null })}
            figures={[
                [t('column.inNeed'), <Told key="n" value={figure.in_need} state={figure.in_need_state} />],
                [t('column.targeted'), <Told key="t" value={figure.targeted} state={figure.targeted_state} />],
                [
                    t('column.reached'),
                    <span key="r">
                        <Told value={figure.reached} state={figure.state} /> <Interval low={figure.at_least} high={figure.at_most} />
                    </span>,
                ],
            ]}
        />
    );
}

function SheetView({ route, sheet, filters }: { route: Route; sheet: Sheet; filters: Filters | undefined }) {
    const { operation } = route;
    const names = [...new Set(sheet.lists.names.map((one) => one.name))].filter((name) => name !== sheet.place.name);
    return (
        <div class="a4">
            <div class="head">
                <h1>
                    <bdi>{sheet.place.name}</bdi> <code class="code">{sheet.place.pcode}</code>
                </h1>
                <span class="quiet">
                    <bdi>{names.join(' · ')}</bdi>
                </span>
                <button type="button" class="no-print" onClick={() => print()}>
                    {t('app.print')}
                </button>
            </div>
            <Links operation={operation} title={t('place.within')} places={sheet.place.within} />
            <Population sheet={sheet} />
            <Sectors sheet={sheet} filters={filters} />
            <div class="parts">
                <Present sheet={sheet} operation={operation} filters={filters} />
                <div class="stack">
                    <GapsPart sheet={sheet} operation={operation} filters={filters} />
                    <PromisesHere operation={operation} place={sheet.place.pcode} filters={filters} />
                </div>
            </div>
            <Contacts sheet={sheet} operation={operation} filters={filters} />
            <Links operation={operation} title={t('place.neighbours')} places={sheet.neighbours} />
            <Links operation={operation} title={t('place.children')} places={sheet.place.children} />
            <Legend only={['zero', 'nil', 'not_reported', 'not_assessed', 'not_applicable', 'held']} />
            <AsOfLine asOf={sheet.as_of} withheld={sheet.withheld} />
            <Opened route={route} sheet={sheet} filters={filters} />
        </div>
    );
}

function ChoosePlace({ operation }: { operation: string }) {
    const [wanted, setWanted] = useState('');
    const answer = useQuery<{ places: Place[] }>(operationPath(operation, '/places'));
    return (
        <div class="sheet">
            <h1>{t('place.choose')}</h1>
            <label class="field">
                <span>{t('place.chooseWhat')}</span>
                <input type="search" name="place" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
            </label>
            <Asked answer={answer}>
                {({ places }) => (
                    <ul class="picker">
                        {places
                            .filter((place) =>
                                wanted ? folded(`${place.name} ${place.pcode}`).includes(folded(wanted)) : (place.level ?? 1) <= 2,
                            )
                            .slice(0, 60)
                            .map((place) => (
                                <li key={place.pcode}>
                                    <a href={href(operation, 'places', {}, [place.pcode])}>
                                        <strong>
                                            <bdi>{place.name}</bdi>
                                        </strong>
                                        <span class="quiet">
                                            <code>{place.pcode}</code> ·{' '}
                                            {word('level', place.level === 0 ? 'country' : `adm${place.level ?? 1}`)}
                                        </span>
                                    </a>
                                </li>
                            ))}
                    </ul>
                )}
            </Asked>
        </div>
    );
}

export function PlaceScreen({ route }: { route: Route }) {
    const place = route.rest[0];
    const answer = useQuery<Sheet>(place ? operationPath(route.operation, `/places/${encodeURIComponent(place)}/sheet`) : null, {
        period: route.params.get('period'),
    });
    const filters = useFilters(route.operation);
    if (!place) return <ChoosePlace operation={route.operation} />;
    return <Asked answer={answer}>{(sheet) => <SheetView route={route} sheet={sheet} filters={filters} />}</Asked>;
}
