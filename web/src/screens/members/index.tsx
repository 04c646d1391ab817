// Who belongs to which body as what, whom one can reach, what bodies ask of each other, and their documents.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, number } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { Deed } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyName, bodyOptions, Choose, ChooseBody, ChooseText, FilterBar, useKnown } from '../../parts/filters';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { Views } from '../../parts/views';
import { change, href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import { useDocuments } from '../structure/documents';
import { Documents } from './documents';
import { acceptFields, memberFields } from './fields';
import { Exchange, Requests } from './links';
import { Contacts, FocalPoints } from './people';

interface Member {
    number: number;
    body: string;
    partner: string;
    partner_name: string;
    acronym: string;
    partner_kind: string;
    kind: string;
    since: string;
    until: string | null;
    class: string;
    priorities: string;
    commits: boolean;
    accepted: string[];
    all_accepted: boolean | null;
}
interface Active {
    counted: number;
    active: number;
    cycles: string[];
    cycles_wanted: number;
    reports_wanted: number;
    partners: { partner: string; active: boolean; counts: boolean; reported: string[] }[];
}

function columns(
    operation: string,
    filters: Filters | undefined,
    active: Active | undefined,
    accept: (one: Member) => void,
): Column<Member>[] {
    return [
        {
            name: 'partner',
            title: t('column.partner'),
            head: true,
            by: (one) => one.acronym || one.partner_name,
            cell: (one) => (
                <a href={href(operation, 'partners', {}, [one.partner])}>
                    <bdi>{one.acronym || one.partner_name}</bdi>
                </a>
            ),
        },
        { name: 'body', title: t('column.body'), by: (one) => one.body, cell: (one) => bodyName(filters, one.body) },
        { name: 'kind', title: t('column.kind'), by: (one) => one.kind, cell: (one) => word('member', one.kind) },
        {
            name: 'class',
            title: t('members.class'),
            need: 3,
            by: (one) => one.class,
            cell: (one) => one.class && word('partnerClass', one.class),
        },
        { name: 'since', title: t('structure.since'), need: 2, by: (one) => one.since, cell: (one) => day(one.since) },
        {
            name: 'accepted',
            title: t('members.accepted'),
            cell: (one) =>
                one.all_accepted === null ? (
                    '·'
                ) : one.all_accepted ? (
                    t('members.acceptedAll')
                ) : (
                    <>
                        {number(one.accepted.length)} / 12{' '}
                        {may('members') && (
                            <button type="button" class="no-print" onClick={() => accept(one)}>
                                {t('members.accept')}
                            </button>
                        )}
                    </>
                ),
        },
        ...(active
            ? [
                  {
                      name: 'active',
                      title: t('members.active'),
                      cell: (one: Member) => {
                          const found = active.partners.find((each) => each.partner === one.partner);
                          return found?.active ? t('members.yes') : '–';
                      },
                  },
              ]
            : []),
    ];
}

function MembersList({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const body = params.get('body') ?? '';
    const on = params.get('on') ?? '';
    const [adding, setAdding] = useState(false);
    const documents = useDocuments(operation);
    const [accepting, setAccepting] = useState<Member | null>(null);
    const answer = useQuery<{ on: string; members: Member[] }>(operationPath(operation, '/members'), {
        body,
        on,
        kind: params.get('kind'),
    });
    const active = useQuery<Active>(body ? operationPath(operation, `/bodies/${encodeURIComponent(body)}/active-partners`) : null, {
        on,
    }).data;
    return (
        <>
            {may('members') && (
                <button type="button" class="no-print" onClick={() => setAdding(true)}>
                    {t('members.add')}
                </button>
            )}
            {active && (
                <p class="summary">
                    <strong>{t('members.activeOf', { active: active.active, n: active.counted })}</strong>{' '}
                    <span class="quiet">{t('members.activeWhat', { reports: active.reports_wanted, cycles: active.cycles_wanted })}</span>
                </p>
            )}
            <Asked answer={answer}>
                {({ members }) =>
                    members.length === 0 ? (
                        <Empty title={t('members.none')}>
                            <p>{t('members.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('members.title')}
                            rows={members}
                            id={(one) => String(one.number)}
                            columns={columns(operation, filters, active, setAccepting)}
                            sort={params.get('sort')}
                            onSort={(sort) => change({ sort })}
                        />
                    )
                }
            </Asked>
            {adding && (
                <Panel title={t('members.add')} kind="dialog" close={() => setAdding(false)}>
                    <Deed
                        draft={`${operation} member`}
                        path={operationPath(operation, '/members')}
                        fields={memberFields(filters, body)}
                        verb={t('members.add')}
                        done={() => setAdding(false)}
                        close={() => setAdding(false)}
                    />
                </Panel>
            )}
            {accepting && (
                <Panel title={t('members.accept')} kind="dialog" close={() => setAccepting(null)}>
                    <p>
                        <bdi>{accepting.partner_name}</bdi> · {bodyName(filters, accepting.body)}
                    </p>
                    <Deed
                        draft={`${operation} accept ${accepting.number}`}
                        path={operationPath(operation, '/members/commitments')}
                        fields={acceptFields(documents)}
                        fixed={{ body: accepting.body, partner: accepting.partner }}
                        verb={t('members.accept')}
                        done={() => setAccepting(null)}
                        close={() => setAccepting(null)}
                    />
                </Panel>
            )}
        </>
    );
}

export function Members({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useKnown(operation);
    const tab = params.get('tab') ?? 'members';
    const views: [string, string][] = [
        ['members', t('members.tab')],
        ...(may('contacts')
            ? ([
                  ['contacts', t('members.contacts')],
                  ['focal', t('members.focal')],
              ] as [string, string][])
            : []),
        ...(may('rows')
            ? ([
                  ['requests', t('members.requests')],
                  ['links', t('members.links')],
              ] as [string, string][])
            : []),
        ['documents', t('documents.title')],
    ];
    return (
        <>
            <div class="head">
                <h1>{t('members.title')}</h1>
                <Views route={route} first="members" views={views} />
                <Share operation={operation} list="/members" asked={{ body: params.get('body') }} />
            </div>
            <FilterBar active={['body', 'on', 'kind', 'text'].filter((name) => params.get(name))}>
                <ChooseBody params={params} options={bodyOptions(filters)} />
                {tab === 'members' && <DaySelect value={params.get('on') ?? ''} />}
                {tab === 'members' && (
                    <Choose
                        name="kind"
                        label={t('column.kind')}
                        value={params.get('kind') ?? ''}
                        options={['member', 'observer', 'donor', 'government', 'resource'].map((one): [string, string] => [
                            one,
                            word('member', one),
                        ])}
                        none={t('app.all')}
                    />
                )}
                {(tab === 'contacts' || tab === 'documents') && <ChooseText params={params} />}
            </FilterBar>
            {tab === 'contacts' ? (
                <Contacts route={route} filters={filters} />
            ) : tab === 'focal' ? (
                <FocalPoints route={route} filters={filters} />
            ) : tab === 'requests' ? (
                <Requests route={route} filters={filters} />
            ) : tab === 'links' ? (
                <Exchange route={route} filters={filters} />
            ) : tab === 'documents' ? (
                <Documents route={route} filters={filters} />
            ) : (
                <MembersList route={route} filters={filters} />
            )}
        </>
    );
}
