// One line: what it says, the cells it was read from, and what became of it.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { actorWords } from '../../data/session';
import type { Filters, Place } from '../../data/types';
import { moment, period } from '../../format';
import { Panel } from '../../parts/dialog';
import { bodyName, groupWords, partnerName } from '../../parts/filters';
import { Asked } from '../../parts/state';
import { Told } from '../../parts/told';
import { href } from '../../route';
import { t, word } from '../../words';
import type { RowData } from './types';

function Versions({ data }: { data: RowData }) {
    if (data.versions.length === 0) return null;
    return (
        <>
            <h3>{t('act.versions')}</h3>
            <ol class="plain">
                {data.versions.map((one) => (
                    <li key={one.id}>
                        <strong>{word('act.state', one.state)}</strong> <Told value={one.reached} state={one.reached_state} />{' '}
                        <span class="quiet">
                            {moment(one.at)} · <bdi>{actorWords(one.actor)}</bdi> · <bdi>{one.file}</bdi>
                        </span>
                    </li>
                ))}
            </ol>
        </>
    );
}

function Source({ data }: { data: RowData }) {
    const { source } = data;
    const at = `${source.sheet ? `${source.sheet}!` : ''}${data.id.split(':')[1] ?? ''}`;
    return (
        <>
            <h3>{t('act.cells')}</h3>
            <p class="quiet">{t('act.handedIn', { file: source.file, at, who: actorWords(source.actor), when: moment(source.at) })}</p>
            <div class="table-frame">
                <table aria-label={t('act.cells')}>
                    <tbody>
                        {data.cells.map((cell) => (
                            <tr key={cell.cell}>
                                <td>
                                    <code>{cell.cell}</code>
                                </td>
                                <th scope="row">
                                    <bdi>{cell.header}</bdi>
                                </th>
                                <td>
                                    <bdi>{cell.value ?? ''}</bdi>
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </>
    );
}

function PlaceName({ operation, place }: { operation: string; place: string }) {
    const places = useQuery<{ places: Place[] }>(operationPath(operation, '/places')).data?.places;
    return (
        <a href={href(operation, 'places', {}, [place])}>
            <bdi>{places?.find((one) => one.pcode === place)?.name}</bdi> <code>{place}</code>
        </a>
    );
}

function Facts({ data, filters }: { data: RowData; filters: Filters | undefined }) {
    const { activity } = data;
    const facts: [string, string][] = [
        [t('column.partner'), partnerName(filters, activity.partner)],
        [t('column.body'), bodyName(filters, activity.body)],
        [t('column.period'), activity.first_day ? period(`${activity.first_day}..${activity.last_day}`) : '–'],
        [t('column.group'), groupWords(activity.group)],
        [t('column.status'), word('status', activity.status)],
    ];
    return (
        <dl class="facts">
            <div>
                <dt>{t('column.reached')}</dt>
                <dd>
                    <Told value={activity.reached} state={activity.reached_state} />
                </dd>
            </div>
            {facts.map(([label, words]) => (
                <div key={label}>
                    <dt>{label}</dt>
                    <dd class="small">
                        <bdi>{words}</bdi>
                    </dd>
                </div>
            ))}
        </dl>
    );
}

export function RowDrawer({
    operation,
    id,
    filters,
    close,
}: {
    operation: string;
    id: string;
    filters: Filters | undefined;
    close: () => void;
}) {
    const answer = useQuery<RowData>(operationPath(operation, `/activities/${encodeURIComponent(id)}`));
    return (
        <Panel title={t('act.history')} kind="drawer" close={close}>
            <Asked answer={answer}>
                {(data) => (
                    <>
                        <p class="subject">
                            <strong>
                                <bdi>{data.activity.activity}</bdi>
                            </strong>{' '}
                            {data.activity.place && (
                                <>
                                    · <PlaceName operation={operation} place={data.activity.place} />
                                </>
                            )}
                        </p>
                        <Facts data={data} filters={filters} />
                        {data.findings.map((finding) => (
                            <p key={finding.code + finding.at}>
                                <span class="badge">{finding.at}</span> <span class="sentence">{finding.sentence}</span>
                            </p>
                        ))}
                        <Source data={data} />
                        <Versions data={data} />
                        {data.journal.length > 0 && (
                            <>
                                <h3>{t('column.when')}</h3>
                                <ul class="plain">
                                    {data.journal.map((one) => (
                                        <li key={one.seq}>
                                            {moment(one.at)} · <bdi>{actorWords(one.actor)}</bdi> ·{' '}
                                            <span class="sentence">{one.words || one.kind}</span>{' '}
                                            <span class="quiet">
                                                <bdi>{one.reason}</bdi>
                                            </span>
                                        </li>
                                    ))}
                                </ul>
                            </>
                        )}
                    </>
                )}
            </Asked>
        </Panel>
    );
}
