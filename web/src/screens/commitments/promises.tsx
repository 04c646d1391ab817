// Promises as a list, what is late first, and a season looked back on.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import { day } from '../../format';
import { Once, useAct } from '../../parts/form';
import { useAnnounce } from '../../parts/live';
import { Asked, Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { change, go, href, type Route } from '../../route';
import { t, word } from '../../words';
import { DeliveredOf, SumWords } from './amounts';
import type { Promise_, Sum } from './types';

interface Listed {
    as_of: string;
    all_commitments: number;
    overdue: number;
    advised: number;
    commitments: Promise_[];
}

function columns(): Column<Promise_>[] {
    return [
        {
            name: 'partner',
            title: t('column.partner'),
            head: true,
            by: (one) => one.partner_name,
            cell: (one) => (
                <>
                    <bdi>{one.partner_name}</bdi> <span class="quiet plain-weight">{one.commitment}</span>
                </>
            ),
        },
        {
            name: 'gap',
            title: t('promise.gaps'),
            cell: (one) => one.parts.map((part) => t('gap.number', { id: String(part.gap) })).join(', '),
        },
        { name: 'came', title: t('promise.delivered'), cell: (one) => <DeliveredOf of={one} /> },
        { name: 'by', title: t('column.due'), by: (one) => one.by, cell: (one) => day(one.by) },
        {
            name: 'state',
            title: t('column.status'),
            by: (one) => one.state,
            cell: (one) => (
                <>
                    {word('promiseState', one.state)}{' '}
                    {one.overdue_days > 0 && <span class="badge late">{t('promise.late', { n: one.overdue_days })}</span>}
                </>
            ),
        },
        {
            name: 'advised',
            title: t('promise.advised'),
            need: 3,
            cell: (one) => one.advised && <span class="small">{word('promiseState', one.advised.state)}</span>,
        },
    ];
}

/** An address that calendars subscribe to, shown this once. */
export function Feed({ operation, partner, body = '' }: { operation: string; partner: string; body?: string }) {
    const [path, setPath] = useState('');
    const { act, busy, said } = useAct();
    if (!may('commit')) return null;
    return (
        <div class="no-print">
            <button
                type="button"
                disabled={busy}
                data-act="feed"
                onClick={() =>
                    void act(async () => {
                        const made = await send<{ path: string }>('POST', operationPath(operation, '/calendars'), {
                            ...(partner && { partner }),
                            ...(body && { body }),
                        });
                        setPath(made.path);
                        return undefined;
                    })
                }
            >
                {t('promise.feed')}
            </button>
            {said}
            {path && <Once words={location.origin + path} what={t('promise.feedOnce')} />}
        </div>
    );
}

export function Promises({ route, body, partner }: { route: Route; body: string; partner: string }) {
    const { operation, params } = route;
    const ended = params.get('ended');
    const asked = { body, partner, on: params.get('on'), state: ended ? 'any' : null, top: 500 };
    const answer = useQuery<Listed>(operationPath(operation, '/commitments'), asked);
    useAnnounce(answer.data && t('promise.count', { n: answer.data.commitments.length }));
    return (
        <Asked answer={answer}>
            {(data) => (
                <>
                    <p class="summary">
                        <span>{t('promise.count', { n: data.all_commitments })}</span>
                        {data.overdue > 0 && <strong class="critical">{t('promise.lateCount', { n: data.overdue })}</strong>}
                        {data.advised > 0 && <span>{t('promise.advisedCount', { n: data.advised })}</span>}
                    </p>
                    {data.commitments.length === 0 ? (
                        <Empty title={t('promise.none')}>
                            <p>{t('promise.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('promise.title')}
                            rows={data.commitments}
                            columns={columns()}
                            id={(one) => String(one.commitment)}
                            sort={params.get('sort')}
                            onSort={(sort) => change({ sort })}
                            open={(one) => go(href(operation, 'commitments', {}, [String(one.parts[0]?.gap ?? '')]))}
                            wide
                        />
                    )}
                    <Feed operation={operation} partner={partner} />
                </>
            )}
        </Asked>
    );
}

interface Lots {
    commitments: number;
    never_agreed: number;
    promised: Sum;
    kept: Sum;
    open: Sum;
    broken: Sum;
    handed_on: Sum;
}
interface Replay {
    period: string;
    gaps: (Lots & { gap: number; place: string; body: string })[];
    partners: (Lots & { partner: string; partner_name: string })[];
    all: Lots;
}

const lots = ['promised', 'kept', 'open', 'broken', 'handed_on'] as const;

function lotColumns<Row extends Lots>(): Column<Row>[] {
    return lots.map((lot) => ({
        name: lot,
        title: t(`lot.${lot}`),
        right: true,
        need: lot === 'handed_on' || lot === 'open' ? 2 : 1,
        by: (one: Row) => one[lot].people.chosen,
        cell: (one: Row) => <SumWords sum={one[lot]} bare />,
    }));
}

/** What was promised is what was kept, is open, was broken and was handed on together. */
export function LookBack({ route, body, partner }: { route: Route; body: string; partner: string }) {
    const { operation, params } = route;
    const period = params.get('period') ?? '';
    const answer = useQuery<Replay>(operationPath(operation, '/commitment-replay'), { period, body, partner, on: params.get('on') });
    return (
        <Asked answer={answer}>
            {(data) => (
                <>
                    <p>{t('lot.what')}</p>
                    <dl class="facts">
                        {lots.map((lot) => (
                            <div key={lot}>
                                <dt>{t(`lot.${lot}`)}</dt>
                                <dd>
                                    <SumWords sum={data.all[lot]} />
                                </dd>
                            </div>
                        ))}
                    </dl>
                    <h2>{t('lot.byPartner')}</h2>
                    <Table
                        label={t('lot.byPartner')}
                        rows={data.partners}
                        id={(one) => one.partner}
                        columns={[
                            {
                                name: 'partner',
                                title: t('column.partner'),
                                head: true,
                                cell: (one) => <bdi>{one.partner_name}</bdi>,
                            },
                            ...lotColumns<Replay['partners'][number]>(),
                        ]}
                        wide
                    />
                    <h2>{t('lot.byGap')}</h2>
                    <Table
                        label={t('lot.byGap')}
                        rows={data.gaps}
                        id={(one) => String(one.gap)}
                        open={(one) => go(href(operation, 'commitments', {}, [String(one.gap)]))}
                        columns={[
                            {
                                name: 'gap',
                                title: t('promise.gaps'),
                                head: true,
                                cell: (one) => (
                                    <>
                                        {t('gap.number', { id: String(one.gap) })} <code class="code">{one.place}</code>
                                    </>
                                ),
                            },
                            ...lotColumns<Replay['gaps'][number]>(),
                        ]}
                        wide
                    />
                </>
            )}
        </Asked>
    );
}
