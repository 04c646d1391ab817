// Lessons, and what each ended in.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { Asked, Empty } from '../../parts/state';
import type { Route } from '../../route';
import { t, word } from '../../words';
import { type Act, Acts } from '../commitments/deeds';
import { lessonFields, ofBody } from './fields';
import type { Lesson } from './types';

function LessonLine({ operation, one }: { operation: string; one: Lesson }) {
    const last = one.ends.at(-1);
    const end: Act = {
        name: 'end',
        verb: t('lesson.end'),
        path: `/lessons/${one.lesson}/ends`,
        follows: t('lesson.endThen'),
        fields: [
            { name: 'action', label: t('lesson.action') },
            { name: 'document', label: t('lesson.document') },
            { name: 'reason', label: t('lesson.how'), kind: 'text' },
        ],
    };
    return (
        <li class="promise" data-lesson={one.lesson}>
            <div class="promise-head">
                <strong>
                    <bdi>{one.recommendation}</bdi>
                </strong>
                <span class={one.state === 'unended' ? 'badge late' : 'badge'}>{word('lessonState', one.state)}</span>
                <span class="quiet small">
                    {one.lesson} · <bdi>{one.body_name}</bdi> · {day(one.learned)}
                </span>
            </div>
            <span class="small">
                <bdi>{one.context}</bdi>: <bdi>{one.finding}</bdi>
            </span>
            {last && (
                <span class="small">
                    {last.document ? `${t('lesson.document')} ${last.document}` : `${t('action.one')} ${last.action}`}
                    {last.reason && (
                        <>
                            {' · '}
                            <bdi>{last.reason}</bdi>
                        </>
                    )}
                </span>
            )}
            {may('members') && one.state === 'unended' && (
                <Acts operation={operation} acts={[end]} about={`${t('lesson.one')} ${one.lesson}`} />
            )}
        </li>
    );
}

export function Lessons({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const answer = useQuery<{ lessons: Lesson[]; unended: number }>(operationPath(operation, '/lessons'), { body: params.get('body') });
    const add: Act = { name: 'learn', verb: t('lesson.add'), path: '/lessons', fields: [ofBody(filters), ...lessonFields()] };
    return (
        <>
            {may('members') && <Acts operation={operation} acts={[add]} about={t('lesson.title')} />}
            <Asked answer={answer}>
                {({ lessons, unended }) =>
                    lessons.length === 0 ? (
                        <Empty title={t('lesson.none')}>
                            <p>{t('lesson.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <>
                            <p class="summary">
                                <span>{t('lesson.unendedCount', { n: unended })}</span>
                            </p>
                            <ul class="plain promises">
                                {lessons.map((one) => (
                                    <LessonLine key={one.lesson} operation={operation} one={one} />
                                ))}
                            </ul>
                        </>
                    )
                }
            </Asked>
        </>
    );
}
