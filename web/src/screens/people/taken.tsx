// Every file that was taken: by whom, when, what and how much. Whoever administers looks it through.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { moment, number } from '../../format';
import { Part } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Table } from '../../parts/table';
import { t, word } from '../../words';
import type { Taken } from '../exports/types';

/** "GET /api/1/operations/{operation}/gaps/{gap}/letter" is gaps/letter. */
function listOf(path: string): string {
    return path
        .replace(/^[A-Z]+ \/api\/1\/(operations\/\{operation\}\/)?/, '')
        .split('/')
        .filter((part) => !part.startsWith('{'))
        .join('/');
}

function askedOf(taken: Taken): string {
    return Object.values(taken.asked).flat().join(', ');
}

export function TakenFiles({ operation }: { operation: string }) {
    const answer = useQuery<{ taken: Taken[] }>(operationPath(operation, '/export-log'));
    return (
        <Part title={t('exports.taken')} name="taken">
            <p class="quiet">{t('exports.takenWhat')}</p>
            <Asked answer={answer}>
                {({ taken }) =>
                    taken.length === 0 ? (
                        <p>{t('exports.takenNone')}</p>
                    ) : (
                        <Table
                            label={t('exports.taken')}
                            rows={taken}
                            id={(one) => `${one.at} ${one.account} ${one.path}`}
                            columns={[
                                { name: 'at', title: t('exports.when'), cell: (one) => moment(one.at) },
                                { name: 'who', title: t('column.who'), head: true, cell: (one) => <bdi>{one.account_name}</bdi> },
                                {
                                    name: 'what',
                                    title: t('exports.what'),
                                    cell: (one) => (
                                        <>
                                            <bdi>
                                                {listOf(one.path)} {one.format}
                                            </bdi>{' '}
                                            <bdi class="quiet">{askedOf(one)}</bdi>
                                        </>
                                    ),
                                },
                                {
                                    name: 'lines',
                                    title: t('exports.lines'),
                                    right: true,
                                    need: 2,
                                    cell: (one) => (one.lines === null ? '–' : number(one.lines)),
                                },
                                { name: 'class', title: t('exports.class'), need: 2, cell: (one) => word('sensitivity', one.class) },
                                {
                                    name: 'approval',
                                    title: t('exports.number'),
                                    right: true,
                                    need: 3,
                                    cell: (one) => one.approval ?? '–',
                                },
                            ]}
                        />
                    )
                }
            </Asked>
        </Part>
    );
}
