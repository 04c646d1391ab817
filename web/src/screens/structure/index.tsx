// Which bodies coordinate, who leads them, whom they answer to: as of any day.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { FilterBar, partnerName, ShowEnded, sectorName, useKnown } from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { Views } from '../../parts/views';
import { change, go, href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import { BeginPage } from './begin';
import { BodyPage } from './body';
import { Chart, StateBadge } from './chart';
import type { Listed } from './types';
import { wordOr } from './words';

function columns(filters: Filters | undefined): Column<Listed>[] {
    return [
        {
            name: 'name',
            title: t('column.body'),
            head: true,
            by: (one) => one.name,
            cell: (one) => (
                <>
                    <bdi>{sectorName(one)}</bdi>{' '}
                    <span class="quiet plain-weight need-2">{wordOr('body.type', one.type ?? '', one.kind)}</span>
                </>
            ),
        },
        { name: 'state', title: t('column.status'), by: (one) => one.state, cell: (one) => <StateBadge body={one} /> },
        {
            name: 'lead',
            title: t('body.lead'),
            cell: (one) =>
                (one.leads ?? []).map((lead) => (
                    <span key={`${lead.partner} ${lead.role}`} class="block">
                        <bdi>{partnerName(filters, lead.partner)}</bdi>{' '}
                        <span class="quiet small">{lead.label || word('body.leadRole', lead.role)}</span>
                    </span>
                )),
        },
        {
            name: 'to',
            title: t('body.answersTo'),
            need: 2,
            cell: (one) => <bdi>{wordOr('body.role', one.accountable_to ?? '', one.accountable_to_name ?? '')}</bdi>,
        },
        { name: 'since', title: t('structure.since'), need: 3, by: (one) => one.since ?? null, cell: (one) => day(one.since) },
        {
            name: 'due',
            title: t('column.due'),
            need: 2,
            by: (one) => one.clocks?.find((clock) => !clock.done)?.due ?? null,
            cell: (one) =>
                (one.clocks ?? [])
                    .filter((clock) => !clock.done)
                    .map((clock) => (
                        <span key={clock.clock} class={`block small ${clock.state === 'late' ? 'critical' : ''}`}>
                            {word('body.clock', clock.clock)} {day(clock.due.slice(0, 10))}
                        </span>
                    )),
        },
    ];
}

function Overview({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useKnown(operation);
    const on = params.get('on') ?? '';
    const asked = { on, established: true };
    const answer = useQuery<{ on: string; bodies: Listed[] }>(operationPath(operation, '/bodies'), asked);
    const tab = params.get('tab') ?? 'chart';
    const ended = ['deactivated', 'declined', 'merged', 'handed_over'];
    useAnnounce(answer.data && t('structure.count', { n: answer.data.bodies.length }));
    return (
        <>
            <div class="head">
                <h1>{t('structure.title')}</h1>
                <Views
                    route={route}
                    first="chart"
                    views={[
                        ['chart', t('view.chart')],
                        ['list', t('view.list')],
                    ]}
                />
                {may('propose') && (
                    <a class="button primary no-print" href={href(operation, 'structure', {}, ['new'])}>
                        {t('structure.begin')}
                    </a>
                )}
                <Share operation={operation} list="/bodies" asked={asked} />
            </div>
            <FilterBar active={['on', 'ended'].filter((name) => params.get(name))}>
                <DaySelect value={on} />
                <ShowEnded params={params} label={t('structure.ended')} />
            </FilterBar>
            <Asked answer={answer}>
                {({ bodies }) => {
                    const shown = bodies.filter((body) => params.get('ended') || !ended.includes(body.state));
                    if (shown.length === 0)
                        return (
                            <Empty title={t('structure.none')}>
                                <p>{t('structure.noneWhat')}</p>
                                {may('propose') && (
                                    <a class="button primary" href={href(operation, 'structure', {}, ['new'])}>
                                        {t('structure.begin')}
                                    </a>
                                )}
                            </Empty>
                        );
                    return tab === 'chart' ? (
                        <Chart bodies={shown} operation={operation} filters={filters} on={on} />
                    ) : (
                        <Table
                            label={t('structure.title')}
                            columns={columns(filters)}
                            rows={shown}
                            id={(one) => one.code}
                            sort={params.get('sort')}
                            onSort={(sort) => change({ sort })}
                            open={(one) => go(href(operation, 'structure', { on }, [one.code]))}
                        />
                    );
                }}
            </Asked>
        </>
    );
}

export function Structure({ route }: { route: Route }) {
    const body = route.rest[0];
    if (body === 'new') return <BeginPage route={route} />;
    return body ? <BodyPage route={route} body={body} /> : <Overview route={route} />;
}
