// From what the figures show to a gap with a name: somebody says why it matters, or why it is none.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { Deed } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyName, bodyOptions, Choose, ChooseBody, FilterBar, groupWords, levelOptions, periodOptions } from '../../parts/filters';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import { Severity, Told } from '../../parts/told';
import { go, href, type Route } from '../../route';
import { t, word } from '../../words';

interface Seen {
    rank: number;
    place: string;
    place_name: string;
    body: string;
    group: string;
    period: string;
    kind: string;
    missing: number | null;
    missing_state: string;
    severity: number;
    why: string;
    state: string;
    gap: number | null;
}

const weights = ['severity-weight', 'share-weight', 'people-weight'] as const;

/** Other weights rank another way and change nothing. */
export function Weights({ params }: { params: URLSearchParams }) {
    const options = ['0', '0.5', '1', '2', '3'].map((one): [string, string] => [one, one]);
    return (
        <>
            {weights.map((name) => (
                <Choose key={name} name={name} label={t(`rank.${name}`)} value={params.get(name) ?? '1'} first="1" options={options} />
            ))}
        </>
    );
}

export function weightsOf(params: URLSearchParams): Record<string, string | null> {
    return Object.fromEntries(weights.map((name) => [name, params.get(name)]));
}

function Naming({ operation, seen, filters, close }: { operation: string; seen: Seen; filters: Filters | undefined; close: () => void }) {
    const [as, setAs] = useState<'named-gaps' | 'dismissed-gaps'>('named-gaps');
    const fixed = { place: seen.place, body: seen.body, group: seen.group, period: seen.period, kind: seen.kind };
    const verb = as === 'named-gaps' ? t('gap.name') : t('gap.dismiss');
    return (
        <Panel title={`${seen.place_name} · ${bodyName(filters, seen.body)}`} kind="dialog" close={close}>
            <p class="quiet">{seen.why}</p>
            <div class="buttons">
                {(['named-gaps', 'dismissed-gaps'] as const).map((one) => (
                    <button key={one} type="button" aria-pressed={as === one} class="chip" onClick={() => setAs(one)}>
                        {one === 'named-gaps' ? t('gap.name') : t('gap.dismiss')}
                    </button>
                ))}
            </div>
            <Deed<{ gap: number }>
                key={as}
                draft={`${operation} ${as} ${seen.place} ${seen.body} ${seen.group} ${seen.kind}`}
                path={operationPath(operation, `/${as}`)}
                fields={[{ name: 'why', label: as === 'named-gaps' ? t('gap.whyMatters') : t('gap.whyNone'), kind: 'text', needed: true }]}
                fixed={fixed}
                verb={verb}
                done={(made) => (as === 'named-gaps' ? go(href(operation, 'commitments', {}, [String(made.gap)])) : close())}
                close={close}
            >
                <p class="consequences">{as === 'named-gaps' ? t('gap.nameThen') : t('gap.dismissThen')}</p>
            </Deed>
        </Panel>
    );
}

export function SeenGaps({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const [naming, setNaming] = useState<Seen | null>(null);
    const by = params.get('by') ?? filters?.usual_level ?? 'adm2';
    const period = params.get('period') ?? '';
    const last = filters?.periods?.last?.slice(0, 4) ?? '';
    const asked = { by, body: params.get('body'), place: params.get('place'), period: period || last, top: 100, ...weightsOf(params) };
    const answer = useQuery<{ gaps: Seen[]; all_gaps: number }>(filters ? operationPath(operation, '/gaps/unnamed') : null, asked);
    return (
        <>
            <div class="head">
                <h1>{t('gap.seenTitle')}</h1>
                <a class="no-print" href={href(operation, 'commitments')}>
                    {t('promise.all')}
                </a>
            </div>
            <FilterBar active={['body', 'place', 'period', ...weights].filter((name) => params.get(name))}>
                <ChooseBody params={params} options={bodyOptions(filters)} />
                <Choose name="by" label={t('filter.by')} value={by} first={filters?.usual_level} options={levelOptions(filters)} />
                <Choose name="period" label={t('filter.period')} value={period || last} first={last} options={periodOptions(filters)} />
                <Weights params={params} />
            </FilterBar>
            <Asked answer={answer}>
                {({ gaps, all_gaps }) =>
                    gaps.length === 0 ? (
                        <Empty title={t('gaps.none')} />
                    ) : (
                        <>
                            <p class="quiet">{t('gaps.shown', { n: gaps.length, all: all_gaps })}</p>
                            <Table
                                label={t('gap.seenTitle')}
                                rows={gaps}
                                id={(one) => `${one.place}:${one.body}:${one.group}`}
                                columns={[
                                    {
                                        name: 'place',
                                        title: t('column.place'),
                                        head: true,
                                        cell: (one) => (
                                            <>
                                                <bdi>{one.place_name}</bdi> <code class="code">{one.place}</code>
                                            </>
                                        ),
                                    },
                                    {
                                        name: 'body',
                                        title: t('column.body'),
                                        cell: (one) => (
                                            <>
                                                <bdi>{bodyName(filters, one.body)}</bdi>{' '}
                                                {one.group !== 'all' && <span class="quiet">{groupWords(one.group)}</span>}
                                            </>
                                        ),
                                    },
                                    {
                                        name: 'severity',
                                        title: t('column.severity'),
                                        right: true,
                                        need: 2,
                                        cell: (one) => <Severity step={one.severity} />,
                                    },
                                    {
                                        name: 'missing',
                                        title: t('column.gap'),
                                        right: true,
                                        cell: (one) => <Told value={one.missing} state={one.missing_state} />,
                                    },
                                    {
                                        name: 'name',
                                        title: t('column.status'),
                                        cell: (one) =>
                                            one.gap !== null ? (
                                                <a href={href(operation, 'commitments', {}, [String(one.gap)])}>
                                                    {t('gap.number', { id: String(one.gap) })} · {word('gapState', one.state)}
                                                </a>
                                            ) : may('settle') ? (
                                                <button type="button" data-act="name" onClick={() => setNaming(one)}>
                                                    {t('gap.name')}
                                                </button>
                                            ) : (
                                                word('gapState', one.state)
                                            ),
                                    },
                                ]}
                            />
                        </>
                    )
                }
            </Asked>
            {naming && <Naming operation={operation} seen={naming} filters={filters} close={() => setNaming(null)} />}
        </>
    );
}
