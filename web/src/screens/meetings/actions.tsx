// Action points, what waits longest first, and how many of those that were due were done.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, number, percent } from '../../format';
import { useAnnounce } from '../../parts/live';
import { Asked, Empty } from '../../parts/state';
import { href, type Route } from '../../route';
import { t, word } from '../../words';
import { type Act, Acts } from '../commitments/deeds';
import { useOwn } from '../commitments/who';
import { About } from './about';
import { actionFields, ofBody } from './fields';
import type { Action, Completion } from './types';

function Rate({ all }: { all: Completion }) {
    const share = (value: number | null) => (value === null ? '–' : percent(value));
    return (
        <dl class="facts" data-part="completion">
            <div>
                <dt>{t('action.inTime')}</dt>
                <dd>{share(all.in_time_percent)}</dd>
            </div>
            <div>
                <dt>{t('action.doneAtAll')}</dt>
                <dd>{share(all.done_percent)}</dd>
            </div>
            <div>
                <dt>{t('action.wasDue')}</dt>
                <dd>{number(all.was_due)}</dd>
            </div>
            <div>
                <dt>{t('action.openLate')}</dt>
                <dd>{number(all.open_late)}</dd>
            </div>
            <div>
                <dt>{t('action.dropped')}</dt>
                <dd>{number(all.dropped)}</dd>
            </div>
        </dl>
    );
}

export function ActionActs({ operation, one, keeps }: { operation: string; one: Action; keeps: boolean }) {
    const own = useOwn(operation);
    const may_finish = keeps || (may('commit') && own !== '' && own === one.partner);
    const states = one.state === 'open' ? ['done', ...(keeps ? ['dropped'] : [])] : keeps ? ['open'] : [];
    if (!may_finish) return null;
    const acts: Act[] = states.map((state) => ({
        name: state,
        verb: word('actionDo', state),
        path: `/actions/${one.action}/states`,
        fixed: { state },
        aside: state !== 'done',
        fields: [
            { name: 'reason', label: t('field.reason'), kind: 'text', needed: state !== 'done' },
            ...(state === 'done' ? [{ name: 'on', label: t('meeting.day'), kind: 'day' as const }] : []),
        ],
    }));
    return <Acts operation={operation} acts={acts} about={`${t('action.one')} ${one.action}`} />;
}

export function ActionLine({ operation, one, keeps }: { operation: string; one: Action; keeps: boolean }) {
    return (
        <li class="action" data-action={one.action}>
            <div class="promise-head">
                <strong>
                    <bdi>{one.words}</bdi>
                </strong>
                <span class={one.late ? 'badge late' : 'badge'}>
                    {one.late ? t('promise.late', { n: one.days_late ?? 0 }) : word('actionState', one.state)}
                </span>
            </div>
            <span class="quiet small">
                {one.action} · <bdi>{one.body_name}</bdi> · {t('action.dueOn', { when: day(one.due) })}
                {one.partner && (
                    <>
                        {' · '}
                        <bdi>{one.partner_name}</bdi>
                    </>
                )}
                {one.person && (
                    <>
                        {' · '}
                        <bdi>{one.person}</bdi>
                    </>
                )}
                {one.carried > 0 && ` · ${t('action.carried', { n: one.carried })}`}
                {one.about && (
                    <>
                        {' · '}
                        <About operation={operation} about={one.about} body={one.body} />
                    </>
                )}
                {one.meeting && (
                    <>
                        {' · '}
                        <a href={href(operation, 'meetings', {}, [one.meeting])}>{t('action.fromMeeting')}</a>
                    </>
                )}
            </span>
            <ActionActs operation={operation} one={one} keeps={keeps} />
        </li>
    );
}

export function Actions({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const body = params.get('body');
    const answer = useQuery<{ actions: Action[] }>(operationPath(operation, '/actions'), {
        body,
        state: params.get('state'),
        people: true,
    });
    const rate = useQuery<{ all: Completion }>(operationPath(operation, '/action-completion'), { body }).data;
    useAnnounce(answer.data && t('action.count', { n: answer.data.actions.length }));
    const keeps = may('members');
    const add: Act = {
        name: 'add',
        verb: t('action.add'),
        path: '/actions',
        fields: [ofBody(filters), ...actionFields(filters)],
    };
    return (
        <>
            {keeps && <Acts operation={operation} acts={[add]} about={t('action.title')} />}
            {rate && <Rate all={rate.all} />}
            <Asked answer={answer}>
                {({ actions }) =>
                    actions.length === 0 ? (
                        <Empty title={t('action.none')}>
                            <p>{t('action.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <ul class="plain promises">
                            {actions.map((one) => (
                                <ActionLine key={one.action} operation={operation} one={one} keeps={keeps} />
                            ))}
                        </ul>
                    )
                }
            </Asked>
        </>
    );
}
