// Two or more partners at the same activity, place, group and time; opened, the reports stand side by side.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import type { Filters, Overlap, Overlaps } from '../../data/types';
import { period } from '../../format';
import { Panel } from '../../parts/dialog';
import { bodyName, groupWords, partnerName } from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { Asked } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { Told } from '../../parts/told';
import { change, href, type Route } from '../../route';
import { t, word } from '../../words';

function idOf(one: Overlap): string {
    return `${one.place}:${one.body}:${one.activity}:${one.group}:${one.period}`;
}

function columns(filters: Filters | undefined): Column<Overlap>[] {
    return [
        {
            name: 'place',
            title: t('column.place'),
            head: true,
            by: (one) => one.place_name,
            cell: (one) => (
                <>
                    <bdi>{one.place_name}</bdi> <code class="code">{one.place}</code>
                </>
            ),
        },
        {
            name: 'partners',
            title: t('column.partners'),
            by: (one) => one.partners.length,
            cell: (one) => <bdi>{one.partners.map((id) => partnerName(filters, id)).join(', ')}</bdi>,
        },
        { name: 'class', title: t('column.kind'), by: (one) => one.class, cell: (one) => word('class', one.class) },
        { name: 'activity', title: t('column.activity'), need: 2, by: (one) => one.activity, cell: (one) => <bdi>{one.activity}</bdi> },
        { name: 'body', title: t('column.body'), need: 3, by: (one) => one.body, cell: (one) => bodyName(filters, one.body) },
        {
            name: 'reached',
            title: t('column.reached'),
            right: true,
            need: 2,
            by: (one) => one.reached,
            cell: (one) => <Told value={one.reached} />,
        },
        {
            name: 'need',
            title: t('column.inNeed'),
            right: true,
            need: 3,
            by: (one) => one.in_need,
            cell: (one) => <Told value={one.in_need} state={one.in_need === null ? 'not_assessed' : undefined} />,
        },
    ];
}

interface Line {
    id: string;
    submission: string;
    row: number;
    partner: string;
    partner_name: string;
    place_name: string;
    activity: string;
    first_day: string;
    last_day: string;
    reached: number | null;
    reached_state: string;
    targeted: number | null;
    status: string;
    sheet: string;
    file: string;
}

/** The lines of one partner, as a column of the comparison. */
function Side({ partner, lines, operation, filters }: { partner: string; lines: Line[]; operation: string; filters: Filters | undefined }) {
    return (
        <section class="side">
            <h3>
                <a href={href(operation, 'partners', {}, [partner])}>{partnerName(filters, partner)}</a>
            </h3>
            <p class="quiet">{t('overlaps.linesOf', { n: lines.length })}</p>
            <ul>
                {lines.map((line) => (
                    <li key={line.id}>
                        <a href={href(operation, 'activities', {}, [line.id])}>
                            {period(`${line.first_day}..${line.last_day}`)}: <Told value={line.reached} state={line.reached_state} />
                        </a>
                        <div class="quiet">
                            <bdi>
                                {line.file} {t('drawer.row', { row: line.row })}
                            </bdi>
                        </div>
                    </li>
                ))}
            </ul>
        </section>
    );
}

function SideBySide({ one, operation, filters }: { one: Overlap; operation: string; filters: Filters | undefined }) {
    const answer = useQuery<{ activities: Line[] }>(operationPath(operation, '/activities'), {
        place: one.place,
        body: one.body,
        partner: one.partners,
        group: one.group === 'all' ? null : one.group,
        limit: 200,
    });
    const wanted = new Set(one.rows.map((row) => `${row.submission}:${row.row}`));
    return (
        <Panel title={t('overlaps.side')} kind="drawer" close={() => change({ sel: null })}>
            <p class="subject">
                <strong>
                    <bdi>{one.place_name}</bdi>
                </strong>{' '}
                <code>{one.place}</code> · {bodyName(filters, one.body)} · <bdi>{one.activity}</bdi>
                {one.group !== 'all' && ` · ${groupWords(one.group)}`}
            </p>
            <p>
                <strong>{word('class', one.class)}</strong> <span class="quiet">{one.why}</span>
            </p>
            <dl class="facts">
                <div>
                    <dt>{t('overlaps.together')}</dt>
                    <dd>
                        <Told value={one.reached} />
                    </dd>
                </div>
                <div>
                    <dt>{t('column.inNeed')}</dt>
                    <dd>
                        <Told value={one.in_need} state={one.in_need === null ? 'not_assessed' : undefined} />
                    </dd>
                </div>
                <div>
                    <dt>{t('column.period')}</dt>
                    <dd>{period(one.period)}</dd>
                </div>
            </dl>
            <Asked answer={answer}>
                {({ activities }) => (
                    <div class="sides">
                        {one.partners.map((partner) => (
                            <Side
                                key={partner}
                                partner={partner}
                                operation={operation}
                                filters={filters}
                                lines={activities.filter(
                                    (line) => line.partner === partner && wanted.has(`${line.submission}:${line.row}`),
                                )}
                            />
                        ))}
                    </div>
                )}
            </Asked>
        </Panel>
    );
}

export function OverlapList({
    route,
    filters,
    asked,
}: {
    route: Route;
    filters: Filters | undefined;
    asked: Record<string, string | null>;
}) {
    const answer = useQuery<Overlaps>(operationPath(route.operation, '/overlaps'), {
        ...asked,
        by: null,
        class: route.params.get('class'),
    });
    useAnnounce(answer.data && t('overlaps.count', { n: answer.data.overlaps.length }));
    const selected = route.params.get('sel');
    return (
        <Asked answer={answer}>
            {(data) => {
                const open = data.overlaps.find((one) => idOf(one) === selected);
                return (
                    <>
                        <p class="summary">
                            <strong>{t('overlaps.count', { n: data.overlaps.length })}</strong>{' '}
                            {Object.entries(data.by_class).map(([kind, n]) => (
                                <button
                                    key={kind}
                                    type="button"
                                    class="chip"
                                    aria-pressed={route.params.get('class') === kind}
                                    onClick={() => change({ class: route.params.get('class') === kind ? null : kind })}
                                >
                                    {word('class', kind)} {n}
                                </button>
                            ))}
                        </p>
                        {data.overlaps.length === 0 ? (
                            <p class="empty">{t('overlaps.none')}</p>
                        ) : (
                            <Table
                                wide
                                label={t('overlaps.title')}
                                columns={columns(filters)}
                                rows={data.overlaps}
                                id={idOf}
                                selected={selected}
                                sort={route.params.get('sort')}
                                onSort={(sort) => change({ sort })}
                                open={(one) => change({ sel: idOf(one) })}
                            />
                        )}
                        {open && <SideBySide one={open} operation={route.operation} filters={filters} />}
                    </>
                );
            }}
        </Asked>
    );
}
