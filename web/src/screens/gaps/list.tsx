import type { Filters, Gap } from '../../data/types';
import { bodyName, groupWords } from '../../parts/filters';
import { type Column, Table } from '../../parts/table';
import { Interval, Severity, Told } from '../../parts/told';
import { change } from '../../route';
import { t, word } from '../../words';
import { because, reasonOf } from './because';

export function gapId(gap: Gap): string {
    return `${gap.place}:${gap.body}:${gap.group}`;
}

function columns(filters: Filters | undefined): Column<Gap>[] {
    return [
        { name: 'rank', title: t('column.rank'), right: true, need: 2, by: (gap) => gap.rank, cell: (gap) => <Told value={gap.rank} /> },
        {
            name: 'place',
            title: t('column.place'),
            head: true,
            by: (gap) => gap.place_name,
            cell: (gap) => (
                <>
                    <bdi>{gap.place_name}</bdi> <code class="code">{gap.place}</code>
                </>
            ),
        },
        {
            name: 'body',
            title: t('column.body'),
            by: (gap) => bodyName(filters, gap.body),
            cell: (gap) => (
                <>
                    <bdi>{bodyName(filters, gap.body)}</bdi>
                    {gap.group !== 'all' && <span class="quiet"> {groupWords(gap.group)}</span>}
                </>
            ),
        },
        {
            name: 'severity',
            title: t('column.severity'),
            right: true,
            by: (gap) => gap.severity,
            cell: (gap) => <Severity step={gap.severity} />,
        },
        {
            name: 'gap',
            title: t('column.gap'),
            right: true,
            by: (gap) => gap.gap,
            cell: (gap) => (
                <>
                    <strong>
                        <Told value={gap.gap} />
                    </strong>
                    <Interval low={gap.at_least} high={gap.at_most} />
                </>
            ),
        },
        {
            name: 'need',
            title: t('column.inNeed'),
            right: true,
            need: 2,
            by: (gap) => gap.in_need,
            cell: (gap) => <Told value={gap.in_need} />,
        },
        {
            name: 'reached',
            title: t('column.reached'),
            right: true,
            need: 2,
            by: (gap) => gap.reached,
            cell: (gap) => <Told value={gap.reached} state={gap.state} />,
        },
        {
            name: 'because',
            title: t('column.because'),
            need: 3,
            by: (gap) => reasonOf(gap),
            cell: (gap) => (
                <span class={`because because-${reasonOf(gap)}`}>
                    {because(gap)} {gap.held !== null && gap.held > 0 && <span class="quiet">{t('gaps.heldMay', { n: gap.held })}</span>}
                </span>
            ),
        },
        {
            name: 'kind',
            title: t('column.kind'),
            need: 3,
            by: (gap) => gap.kind,
            cell: (gap) => (
                <>
                    {word('kind', gap.kind)}
                    {gap.critical && <strong class="critical"> {t('gaps.critical')}</strong>}
                </>
            ),
        },
    ];
}

interface ListProps {
    gaps: Gap[];
    filters: Filters | undefined;
    selected: string | null;
    sort: string | null;
}

export function GapList({ gaps, filters, selected, sort }: ListProps) {
    const at = selected?.split(':')[0];
    return (
        <Table
            wide
            label={t('gaps.title')}
            columns={columns(filters)}
            rows={gaps}
            id={gapId}
            selected={selected}
            marked={(gap) => gap.place === at}
            sort={sort}
            onSort={(to) => change({ sort: to })}
            open={(gap) => change({ sel: gapId(gap), how: 'gap' })}
        />
    );
}
