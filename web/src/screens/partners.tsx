// The directory: who is here, under which names, what each reported and when; names that may be one and the same.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../data/api';
import { put } from '../data/outbox';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { AsOf, Filters, Kept } from '../data/types';
import { day, folded, number, period } from '../format';
import { Panel, Sure } from '../parts/dialog';
import { bodyName, bodyOptions, Choose, ChooseBody, FilterBar, useFilters } from '../parts/filters';
import { wordsOf } from '../parts/form';
import { announce, useAnnounce } from '../parts/live';
import { Memberships } from '../parts/memberships';
import { AsOfLine } from '../parts/number-drawer';
import { Reachable } from '../parts/reachable';
import { Share } from '../parts/share';
import { Asked, Empty } from '../parts/state';
import { type Column, Table } from '../parts/table';
import { change, go, href, type Route } from '../route';
import { copy } from '../shell/shell';
import { t, word } from '../words';

interface Partner {
    id: string;
    name: string;
    acronym: string;
    kind: string;
    provisional: boolean;
    aliases?: string[];
    merged: (string | { id: string; name: string })[];
    bodies: string[];
    places: number;
    areas: string[];
    lines: number;
    last_report: { submission: string; at: string; file: string; actor: string; period: string | null } | null;
    state: string | null;
    held: number;
    first_day: string | null;
    last_day: string | null;
}
interface Suggestion {
    from: string;
    into: string;
    score: number;
    why: string;
    from_name: string;
    into_name: string;
}
interface Directory {
    as_of?: AsOf;
    withheld?: Kept[];
    cycle: { period: string; due: string } | null;
    partners: Partner[];
}

function columns(filters: Filters | undefined): Column<Partner>[] {
    return [
        {
            name: 'name',
            title: t('column.partner'),
            head: true,
            by: (one) => one.acronym || one.name,
            cell: (one) => (
                <>
                    <bdi>{one.acronym || one.name}</bdi>
                    {one.provisional && <span class="badge badge-hold">{t('partners.provisional')}</span>}
                    {one.acronym && (
                        <span class="quiet plain-weight need-2">
                            <bdi>{one.name}</bdi>
                        </span>
                    )}
                </>
            ),
        },
        { name: 'kind', title: t('column.kind'), need: 3, by: (one) => one.kind, cell: (one) => word('partner', one.kind) },
        {
            name: 'bodies',
            title: t('partners.bodies'),
            need: 3,
            cell: (one) => one.bodies.map((body) => bodyName(filters, body)).join(', '),
        },
        { name: 'places', title: t('partners.places'), right: true, need: 2, by: (one) => one.places, cell: (one) => number(one.places) },
        { name: 'rows', title: t('column.rows'), right: true, need: 2, by: (one) => one.lines, cell: (one) => number(one.lines) },
        {
            name: 'last',
            title: t('column.last'),
            by: (one) => one.last_report?.at ?? null,
            cell: (one) => <span class="nowrap">{one.last_report ? day(one.last_report.at.slice(0, 10)) : '–'}</span>,
        },
        {
            name: 'state',
            title: t('column.status'),
            by: (one) => one.state,
            cell: (one) => (one.state ? <span class={`badge badge-${one.state}`}>{word('state', one.state)}</span> : '–'),
        },
    ];
}

function Suggestions({ operation }: { operation: string }) {
    const [asking, setAsking] = useState<Suggestion | null>(null);
    const answer = useQuery<{ suggestions: Suggestion[] }>(may('keep') ? operationPath(operation, '/merge-suggestions') : null);
    const suggestions = answer.data?.suggestions ?? [];
    if (suggestions.length === 0) return null;
    return (
        <details class="no-print">
            <summary>
                <h2>
                    {t('partners.same')} <span class="quiet">({number(suggestions.length)})</span>
                </h2>
            </summary>
            <p class="quiet">{t('partners.sameWhat')}</p>
            <ul class="plain">
                {suggestions.map((one) => (
                    <li key={`${one.from} ${one.into}`}>
                        <bdi>{one.from_name}</bdi> → <bdi>{one.into_name}</bdi> <span class="quiet">{one.why}</span>{' '}
                        <button type="button" onClick={() => setAsking(one)}>
                            {t('partners.merge', { name: one.into_name })}
                        </button>
                    </li>
                ))}
            </ul>
            {asking && (
                <Sure
                    title={t('partners.mergeSure', { from: asking.from_name, into: asking.into_name })}
                    consequences={<p>{t('partners.mergeWhat', { from: asking.from_name, into: asking.into_name })}</p>}
                    verb={t('partners.merge', { name: asking.into_name })}
                    act={() => {
                        put(
                            'POST',
                            operationPath(operation, `/partners/${encodeURIComponent(asking.from)}/merge`),
                            { into: asking.into },
                            t('partners.mergeSure', { from: asking.from_name, into: asking.into_name }),
                        );
                        announce(t('saved.sending'));
                    }}
                    close={() => setAsking(null)}
                />
            )}
        </details>
    );
}

function Names({ title, names }: { title: string; names: string[] }) {
    if (names.length === 0) return null;
    return (
        <>
            <h3>{title}</h3>
            <p>
                <bdi>{names.join(' · ')}</bdi>
            </p>
        </>
    );
}

/** An address with which the partner hands in without an account; it is shown this once. */
function HandInLink({ operation, partner }: { operation: string; partner: string }) {
    const [link, setLink] = useState('');
    const [wrong, setWrong] = useState('');
    const make = async () => {
        try {
            const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
            const answer = await send<{ path: string }>('POST', operationPath(operation, '/links'), { partner, until });
            setLink(location.origin + answer.path);
        } catch (problem) {
            setWrong(wordsOf(problem));
        }
    };
    return (
        <p class="invite-link">
            {link ? (
                <>
                    {t('partners.linkWhat')} <code data-link>{link}</code>{' '}
                    <button type="button" onClick={() => void copy(link)}>
                        {t('app.copyLink')}
                    </button>
                </>
            ) : (
                <button type="button" onClick={() => void make()} data-make-link>
                    {t('partners.link')}
                </button>
            )}
            {wrong && (
                <span class="wrong" role="alert">
                    {wrong}
                </span>
            )}
        </p>
    );
}

interface CardProps {
    operation: string;
    partner: Partner;
    filters: Filters | undefined;
    close: () => void;
}

function PartnerDrawer({ operation, partner, filters, close }: CardProps) {
    const reports = useQuery<{ reports: { period: string; due: string; state: string; lines: number }[] }>(
        operationPath(operation, '/reports'),
        {
            partner: partner.id,
            all: true,
        },
    );
    const merged = partner.merged.map((one) => (typeof one === 'string' ? one : one.id));
    const path = (rest: string) => operationPath(operation, `/partners/${encodeURIComponent(partner.id)}/${rest}`);
    return (
        <Panel title={partner.acronym || partner.name} kind="drawer" close={close}>
            <p class="subject">
                <strong>
                    <bdi>{partner.name}</bdi>
                </strong>{' '}
                <span class="quiet">{word('partner', partner.kind)}</span>
            </p>
            <div class="buttons">
                <a class="button" href={href(operation, 'activities', { partner: partner.id })}>
                    {t('drawer.rows')}
                </a>
                <a class="button" href={href(operation, 'commitments', { tab: 'promises', partner: partner.id })}>
                    {t('promise.title')}
                </a>
                {partner.provisional && may('keep') && (
                    <button
                        type="button"
                        class="primary"
                        onClick={() => put('POST', path('confirmation'), {}, `${t('partners.confirm')}: ${partner.name}`)}
                    >
                        {t('partners.confirm')}
                    </button>
                )}
            </div>
            {may('keep') && <HandInLink operation={operation} partner={partner.id} />}
            <Names title={t('partners.bodies')} names={partner.bodies.map((body) => bodyName(filters, body))} />
            {may('figures', operation) && <Memberships operation={operation} partner={partner.id} filters={filters} />}
            <Names title={t('partners.aliases')} names={partner.aliases ?? []} />
            <Names title={t('partners.merged')} names={merged} />
            {may('keep') &&
                merged.map((from) => (
                    <button
                        key={from}
                        type="button"
                        onClick={() =>
                            put(
                                'DELETE',
                                operationPath(operation, `/partners/${encodeURIComponent(from)}/merge`),
                                {},
                                `${t('partners.unmerge')}: ${from}`,
                            )
                        }
                    >
                        {t('partners.unmerge')}: <bdi>{from}</bdi>
                    </button>
                ))}
            {may('contacts', operation) && (
                <>
                    <h3>{t('place.contacts')}</h3>
                    <Reachable operation={operation} of="partner" code={partner.id} filters={filters} none={t('partners.focalNone')} />
                </>
            )}
            <h3>{t('partners.reports')}</h3>
            <Asked answer={reports}>
                {(data) => (
                    <Table
                        label={t('partners.reports')}
                        rows={[...data.reports].reverse()}
                        id={(one) => one.period}
                        step={24}
                        columns={[
                            { name: 'period', title: t('column.period'), cell: (one) => period(one.period) },
                            { name: 'due', title: t('column.due'), cell: (one) => day(one.due) },
                            {
                                name: 'state',
                                title: t('column.status'),
                                cell: (one) => <span class={`badge badge-${one.state}`}>{word('state', one.state)}</span>,
                            },
                            { name: 'lines', title: t('column.rows'), right: true, cell: (one) => number(one.lines) },
                        ]}
                    />
                )}
            </Asked>
        </Panel>
    );
}

function Find({ value }: { value: string }) {
    return (
        <label class="choose">
            <span>{t('filter.text')}</span>
            <input
                type="search"
                name="text"
                value={value}
                onInput={(event) => change({ text: event.currentTarget.value }, { replace: true })}
            />
        </label>
    );
}

export function Partners({ route }: { route: Route }) {
    const { operation, params, rest } = route;
    const filters = useFilters(operation);
    const answer = useQuery<Directory>(operationPath(operation, '/directory'), {
        body: params.get('body'),
        late: params.get('late') ? true : null,
    });
    const text = params.get('text') ?? '';
    const shown = (answer.data?.partners ?? []).filter(
        (one) => !text || folded([one.acronym, one.name, ...(one.aliases ?? [])].join(' ')).includes(folded(text)),
    );
    useAnnounce(answer.data && t('partners.count', { n: shown.length }));
    const to = (id?: string) => href(operation, 'partners', Object.fromEntries(params), id ? [id] : []);
    return (
        <>
            <div class="head">
                <h1>{t('partners.title')}</h1>
                <Share operation={operation} list="/directory" asked={{ body: params.get('body') }} />
            </div>
            <FilterBar active={['body', 'text', 'late'].filter((name) => params.get(name))}>
                <Find value={text} />
                <ChooseBody params={params} options={bodyOptions(filters)} />
                <Choose
                    name="late"
                    label={t('today.reports')}
                    value={params.get('late') ?? ''}
                    options={[['1', t('state.late')]]}
                    none={t('app.all')}
                />
            </FilterBar>
            <Asked answer={answer}>
                {(data) => {
                    const open = data.partners.find(
                        (one) => one.id === rest[0] || one.merged.some((each) => (typeof each === 'string' ? each : each.id) === rest[0]),
                    );
                    return (
                        <>
                            <Suggestions operation={operation} />
                            <p class="summary">
                                <strong>{t('partners.count', { n: shown.length })}</strong>{' '}
                                {data.cycle && (
                                    <span class="quiet">
                                        {t('today.reportsFor', { period: period(data.cycle.period), due: day(data.cycle.due) })}
                                    </span>
                                )}
                            </p>
                            {data.partners.length === 0 ? (
                                <Empty title={t('partners.none')}>
                                    <p>{t('partners.noneWhat')}</p>
                                </Empty>
                            ) : (
                                <Table
                                    wide
                                    label={t('partners.title')}
                                    columns={columns(filters)}
                                    rows={shown}
                                    id={(one) => one.id}
                                    selected={open?.id}
                                    sort={params.get('sort')}
                                    onSort={(sort) => change({ sort })}
                                    open={(one) => go(to(one.id))}
                                />
                            )}
                            <AsOfLine asOf={data.as_of} withheld={data.withheld} />
                            {open && <PartnerDrawer operation={operation} partner={open} filters={filters} close={() => go(to())} />}
                        </>
                    );
                }}
            </Asked>
        </>
    );
}
