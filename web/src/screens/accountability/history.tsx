// How the states stood at the end of each month: counts by state, and each duty's way.
import { monthName, number } from '../../format';
import { Table } from '../../parts/table';
import { t, word } from '../../words';
import { dutySigns, dutyStates, type History } from './types';

export function DutyHistory({ history }: { history: History }) {
    return (
        <>
            <Table
                label={t('duties.history')}
                rows={history.months}
                id={(one) => one.month}
                columns={[
                    { name: 'month', title: t('column.period'), head: true, cell: (one) => monthName(one.month) },
                    ...dutyStates.map((state) => ({
                        name: state,
                        title: `${dutySigns[state]} ${word('duty', state)}`,
                        right: true,
                        cell: (one: History['months'][number]) => number(one.counts[state] ?? 0),
                    })),
                ]}
            />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
            <section class="table-frame matrix-frame" tabIndex={0} aria-label={t('duties.history')}>
                <table class="matrix duties" aria-label={t('duties.history')}>
                    <thead>
                        <tr>
                            <th scope="col">{t('duties.duty')}</th>
                            {history.months.map((one) => (
                                <th key={one.month} scope="col" class="matrix-head">
                                    {monthName(one.month)}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {history.duties.map((duty) => (
                            <tr key={`${duty.id}:${duty.body}`}>
                                <th scope="row">
                                    <code class="code">
                                        {duty.id} {duty.body}
                                    </code>{' '}
                                    <bdi>{duty.text}</bdi>
                                </th>
                                {duty.states.map((state, n) => (
                                    <td
                                        key={history.months[n]?.month}
                                        class={`cell duty-${state ?? 'not_applicable'}`}
                                        title={state ? word('duty', state) : ''}
                                    >
                                        {state ? dutySigns[state] : ''}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </section>
        </>
    );
}
