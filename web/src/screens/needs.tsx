// Who needs what, where, how badly, and who says so.
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { AsOf, Filters, Kept } from '../data/types';
import { day, marks, number, short } from '../format';
import { Panel } from '../parts/dialog';
import { bodyName, bodyOptions, Choose, ChooseBody, FilterBar, levelOptions, useFilters } from '../parts/filters';
import { useAnnounce } from '../parts/live';
import { LoadFile } from '../parts/load-file';
import { AsOfLine } from '../parts/number-drawer';
import { Share } from '../parts/share';
import { Asked, Empty } from '../parts/state';
import { Legend, Severity, stateOf, Told } from '../parts/told';
import { change, href, type Route } from '../route';
import { t } from '../words';

interface Cell {
    place: string;
    name: string;
    body: string;
    severity: number | null;
    in_need: number | null;
    in_need_state: string;
    targeted: number | null;
    targeted_state: string;
    population: number | null;
    source: string;
    date: string | null;
    rolled_up: boolean;
}
interface MatrixData {
    as_of: AsOf;
    withheld?: Kept[];
    bodies: string[];
    cells: Cell[];
    sources: { source: string; round: string; file: string; at: string }[];
    not_assessed: number;
}

function CellView({ cell, name, body, here }: { cell: Cell | undefined; name: string; body: string; here: boolean }) {
    const state = stateOf(cell?.in_need, cell?.in_need_state ?? 'not_assessed');
    const told = cell && (state === 'number' || state === 'zero');
    const text = told ? short(cell.in_need ?? 0) : marks[state === 'number' ? 'not_assessed' : state];
    const words = told
        ? `${t('column.inNeed')} ${number(cell.in_need ?? 0)}, ${t('column.severity')} ${cell.severity ?? '–'}`
        : t(`mark.${state}`);
    return (
        <td class={`cell ${told ? (cell.severity ? `severity-${cell.severity}` : '') : `state-${state}`} ${here ? 'selected' : ''}`}>
            <button type="button" title={words} onClick={() => cell && change({ sel: `${cell.place}:${cell.body}` })}>
                {text}
                {told && cell.severity && <sup>{cell.severity}</sup>}
                <span class="unseen">
                    {' '}
                    {name}, {body}: {words}
                </span>
            </button>
        </td>
    );
}

function Matrix({ data, filters, selected }: { data: MatrixData; filters: Filters | undefined; selected: string | null }) {
    const cells = new Map(data.cells.map((cell) => [`${cell.place}:${cell.body}`, cell]));
    const places = [...new Map(data.cells.map((cell) => [cell.place, cell.name]))];
    return (
        <div class="table-frame matrix-frame">
            <table class="matrix" aria-label={t('needs.what')}>
                <thead>
                    <tr>
                        <th scope="col">{t('column.place')}</th>
                        {data.bodies.map((body) => (
                            <th key={body} scope="col" class="matrix-head">
                                <bdi>{bodyName(filters, body)}</bdi>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {places.map(([place, name]) => (
                        <tr key={place} class={selected?.startsWith(`${place}:`) ? 'marked' : ''}>
                            <th scope="row">
                                <bdi>{name}</bdi> <code class="code">{place}</code>
                            </th>
                            {data.bodies.map((body) => (
                                <CellView
                                    key={body}
                                    cell={cells.get(`${place}:${body}`)}
                                    name={name}
                                    body={bodyName(filters, body)}
                                    here={selected === `${place}:${body}`}
                                />
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

function CellDrawer({ operation, cell, data, filters }: { operation: string; cell: Cell; data: MatrixData; filters: Filters | undefined }) {
    const source = data.sources.find((one) => one.source === cell.source);
    return (
        <Panel title={t('drawer.title')} kind="drawer" close={() => change({ sel: null })}>
            <p class="subject">
                <strong>
                    <bdi>{cell.name}</bdi>
                </strong>{' '}
                <code>{cell.place}</code> · {bodyName(filters, cell.body)}
            </p>
            <dl class="facts">
                <div>
                    <dt>{t('column.inNeed')}</dt>
                    <dd>
                        <Told value={cell.in_need} state={cell.in_need_state} />
                    </dd>
                </div>
                <div>
                    <dt>{t('column.targeted')}</dt>
                    <dd>
                        <Told value={cell.targeted} state={cell.targeted_state} />
                    </dd>
                </div>
                <div>
                    <dt>{t('column.severity')}</dt>
                    <dd>
                        <Severity step={cell.severity} />
                    </dd>
                </div>
            </dl>
            <h3>{t('drawer.definition')}</h3>
            <p>{t('drawer.needDefinition')}</p>
            <h3>{t('app.source')}</h3>
            <p>
                <bdi>{cell.source || '–'}</bdi> {source && t('needs.round', { round: source.round })}{' '}
                {source && <bdi class="quiet file">{source.file}</bdi>} {cell.rolled_up && <span class="badge">{t('needs.rolledUp')}</span>}
            </p>
            <div class="buttons">
                <a class="button" href={href(operation, 'gaps', { body: cell.body, place: cell.place })}>
                    {t('screen.gaps')}
                </a>
                <a class="button" href={href(operation, 'places', {}, [cell.place])}>
                    {t('drawer.place')}
                </a>
            </div>
            <AsOfLine asOf={data.as_of} withheld={data.withheld} />
        </Panel>
    );
}

function Sources({ data }: { data: MatrixData }) {
    return (
        <section class="part">
            <header>
                <h2>{t('needs.sources')}</h2>
            </header>
            <ul class="plain">
                {data.sources.map((one) => (
                    <li key={one.source + one.file}>
                        <strong>
                            <bdi>{one.source}</bdi>
                        </strong>{' '}
                        {t('needs.round', { round: one.round })}{' '}
                        <span class="quiet">
                            <bdi class="file">{one.file}</bdi> {day(one.at)}
                        </span>
                    </li>
                ))}
            </ul>
        </section>
    );
}

export function Needs({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useFilters(operation);
    const by = params.get('by') ?? 'adm2';
    const answer = useQuery<MatrixData>(operationPath(operation, '/needs/matrix'), {
        by,
        body: params.get('body'),
        place: params.get('place'),
    });
    useAnnounce(answer.data && t('needs.notAssessed', { n: answer.data.not_assessed }));
    const selected = params.get('sel');
    const load = may('keep') && (
        <LoadFile
            operation={operation}
            to="/needs"
            label={t('needs.load')}
            done={(said) => t('needs.loaded', { figures: said.counts?.figures ?? 0, rows: said.counts?.rows ?? 0 })}
        />
    );
    return (
        <>
            <div class="head">
                <h1>{t('needs.title')}</h1>
                {load}
                <Share operation={operation} list="/needs/matrix" asked={{ by, body: params.get('body') }} />
            </div>
            <FilterBar active={['by', 'body', 'place'].filter((name) => params.get(name))}>
                <Choose name="by" label={t('filter.by')} value={by} first="adm2" options={levelOptions(filters)} />
                <ChooseBody params={params} options={bodyOptions(filters)} />
            </FilterBar>
            <Asked answer={answer}>
                {(data) => {
                    const cell = data.cells.find((one) => `${one.place}:${one.body}` === selected);
                    if (data.sources.length === 0)
                        return (
                            <Empty title={t('needs.none')}>
                                <p>{t('needs.noneWhat')}</p>
                            </Empty>
                        );
                    return (
                        <>
                            <p class="summary">
                                {t('needs.what')}{' '}
                                {data.not_assessed > 0 && <span class="quiet">{t('needs.notAssessed', { n: data.not_assessed })}</span>}
                            </p>
                            <Matrix data={data} filters={filters} selected={selected} />
                            <Legend only={['zero', 'not_reported', 'not_assessed', 'not_applicable']} />
                            <Sources data={data} />
                            <AsOfLine asOf={data.as_of} withheld={data.withheld} />
                            {cell && <CellDrawer operation={operation} cell={cell} data={data} filters={filters} />}
                        </>
                    );
                }}
            </Asked>
        </>
    );
}
