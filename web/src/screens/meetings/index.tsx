// The rhythm of the bodies, and what became of what was agreed.
import { useState } from 'preact/hooks';
import { address, operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, period } from '../../format';
import { Deed } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyOptions, Choose, ChooseBody, FilterBar } from '../../parts/filters';
import { useAnnounce } from '../../parts/live';
import { Share } from '../../parts/share';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import { Views } from '../../parts/views';
import { change, go, href, type Route } from '../../route';
import { t, word } from '../../words';
import '../../styles/coordination.css';
import '../../styles/commitments.css';
import '../../styles/meetings.css';
import { Feed } from '../commitments/promises';
import { useOwn } from '../commitments/who';
import { Actions } from './actions';
import { Month, monthOf, monthsAway, nameOf, Signs } from './calendar';
import { seriesFields } from './fields';
import { Lessons } from './lessons';
import { MeetingPage } from './meeting';
import type { Meeting, Series } from './types';

interface Listed {
    on: string;
    meetings: Meeting[];
    bodies_kept: string[];
}

function MonthBar({ month }: { month: string }) {
    const to = (by: number, words: string) => (
        <button type="button" onClick={() => change({ month: monthsAway(month, by) })}>
            {words}
        </button>
    );
    return (
        <div class="month-bar">
            <h2>{period(month)}</h2>
            <span class="buttons no-print">
                {to(-1, t('meeting.monthBefore'))}
                <button type="button" onClick={() => change({ month: null })}>
                    {t('meeting.thisMonth')}
                </button>
                {to(1, t('meeting.monthAfter'))}
            </span>
        </div>
    );
}

function Calendar({ route, list }: { route: Route; list: boolean }) {
    const { operation, params } = route;
    const month = monthOf(params.get('month'));
    const asked = { body: params.get('body'), from: `${month}-01`, until: lastOf(month) };
    const answer = useQuery<Listed>(operationPath(operation, '/meetings'), asked);
    useAnnounce(answer.data && t('meeting.count', { n: answer.data.meetings.length }));
    return (
        <>
            <MonthBar month={month} />
            <Asked answer={answer}>
                {({ meetings }) =>
                    meetings.length === 0 ? (
                        <Empty title={t('meeting.none')}>
                            <p>{t('meeting.noneWhat')}</p>
                        </Empty>
                    ) : list ? (
                        <Table
                            label={t('meeting.title')}
                            rows={meetings}
                            id={(one) => one.meeting}
                            sort={params.get('sort')}
                            onSort={(sort) => change({ sort })}
                            open={(one) => go(href(operation, 'meetings', {}, [one.meeting]))}
                            columns={[
                                {
                                    name: 'body',
                                    title: t('meeting.title'),
                                    head: true,
                                    by: (one) => nameOf(one),
                                    cell: (one) => <bdi>{nameOf(one)}</bdi>,
                                },
                                {
                                    name: 'day',
                                    title: t('meeting.day'),
                                    by: (one) => one.day + one.starts_at,
                                    cell: (one) => `${day(one.day)} ${one.starts_at}`,
                                },
                                { name: 'venue', title: t('meeting.venue'), need: 3, cell: (one) => <bdi>{one.venue}</bdi> },
                                { name: 'state', title: t('column.status'), by: (one) => one.state, cell: (one) => <StateOf one={one} /> },
                                {
                                    name: 'minutes',
                                    title: t('meeting.minutes'),
                                    need: 2,
                                    cell: (one) => one.minutes && word('minutesState', one.minutes),
                                },
                            ]}
                        />
                    ) : (
                        <Month operation={operation} month={month} meetings={meetings} />
                    )
                }
            </Asked>
        </>
    );
}

function StateOf({ one }: { one: Meeting }) {
    return one.state === 'planned' && !one.moved ? <>{word('meetingState', 'planned')}</> : <Signs one={one} />;
}

function lastOf(month: string): string {
    return new Date(Date.parse(`${monthsAway(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function SeriesList({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const [adding, setAdding] = useState(false);
    const answer = useQuery<{ series: Series[] }>(operationPath(operation, '/meeting-series'), { body: params.get('body'), all: true });
    return (
        <>
            {may('members') && (
                <button type="button" class="no-print" onClick={() => setAdding(true)}>
                    {t('meeting.start')}
                </button>
            )}
            <Asked answer={answer}>
                {({ series }) =>
                    series.length === 0 ? (
                        <Empty title={t('meeting.noSeries')}>
                            <p>{t('meeting.noSeriesWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('meeting.series')}
                            rows={series}
                            id={(one) => String(one.series)}
                            columns={[
                                {
                                    name: 'body',
                                    title: t('column.body'),
                                    head: true,
                                    cell: (one) => <bdi>{one.title || one.body_name}</bdi>,
                                },
                                { name: 'rhythm', title: t('meeting.rhythm'), cell: (one) => rhythmWords(one) },
                                { name: 'at', title: t('meeting.hour'), cell: (one) => one.starts_at },
                                { name: 'venue', title: t('meeting.venue'), need: 3, cell: (one) => <bdi>{one.venue}</bdi> },
                                { name: 'languages', title: t('meeting.languages'), need: 3, cell: (one) => one.languages },
                                { name: 'from', title: t('meeting.from'), need: 2, cell: (one) => day(one.from) },
                                { name: 'until', title: t('meeting.until'), cell: (one) => (one.until ? day(one.until) : '–') },
                            ]}
                        />
                    )
                }
            </Asked>
            {adding && (
                <Panel title={t('meeting.start')} kind="dialog" close={() => setAdding(false)}>
                    <Deed
                        draft={`${operation} series`}
                        path={operationPath(operation, '/meeting-series')}
                        fields={seriesFields(filters)}
                        verb={t('meeting.start')}
                        done={() => setAdding(false)}
                        close={() => setAdding(false)}
                    />
                </Panel>
            )}
        </>
    );
}

function rhythmWords(one: Series): string {
    const weekday = one.weekday ? word('weekday', one.weekday) : '';
    const week = one.week ? word('week', one.week) : '';
    return [word('rhythm', one.rhythm), week, weekday].filter(Boolean).join(' · ');
}

export function Meetings({ route }: { route: Route }) {
    const { operation, params } = route;
    const filters = useQuery<Filters>(operationPath(operation, '/filters')).data;
    const own = useOwn(operation);
    const one = route.rest[0];
    if (one) return <MeetingPage route={route} meeting={one} filters={filters} />;
    const tab = params.get('tab') ?? 'calendar';
    const lists: Record<string, string> = { actions: '/actions', lessons: '/lessons', series: '/meeting-series' };
    return (
        <>
            <div class="head">
                <h1>{t('meeting.screen')}</h1>
                <Views
                    route={route}
                    first="calendar"
                    views={[
                        ['calendar', t('meeting.calendar')],
                        ['list', t('view.list')],
                        ['actions', t('action.title')],
                        ['lessons', t('lesson.title')],
                        ['series', t('meeting.series')],
                    ]}
                />
                <a
                    class="button no-print"
                    download
                    href={address(operationPath(operation, '/meeting-calendar'), { body: params.get('body') })}
                >
                    {t('meeting.file')}
                </a>
                <Share operation={operation} list={lists[tab] ?? '/meetings'} asked={{ body: params.get('body') }} />
            </div>
            <FilterBar active={['body', 'state'].filter((name) => params.get(name))}>
                <ChooseBody params={params} options={bodyOptions(filters)} />
                {tab === 'actions' && (
                    <Choose
                        name="state"
                        label={t('column.status')}
                        value={params.get('state') ?? ''}
                        options={['open', 'late', 'done', 'dropped'].map((state) => [state, word('actionState', state)])}
                        none={t('app.all')}
                    />
                )}
            </FilterBar>
            {tab === 'actions' ? (
                <Actions route={route} filters={filters} />
            ) : tab === 'lessons' ? (
                <Lessons route={route} filters={filters} />
            ) : tab === 'series' ? (
                <SeriesList route={route} filters={filters} />
            ) : (
                <>
                    <Calendar route={route} list={tab === 'list'} />
                    <Feed operation={operation} partner={own} body={params.get('body') ?? ''} />
                </>
            )}
        </>
    );
}
