// A table that is the accessible truth of its screen: sorted by its headers, walked with the arrow keys, opened with Enter.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words';

export interface Column<Row> {
    name: string; // of the column in the address
    title: string;
    cell: (row: Row) => ComponentChildren;
    right?: boolean; // figures stand on the side of their ones
    need?: 1 | 2 | 3; // 1 on every width, 2 from 640 px, 3 from 960 px
    by?: (row: Row) => number | string | null; // what it sorts by
    head?: boolean; // names the row
}

interface TableProps<Row> {
    label: string;
    columns: Column<Row>[];
    rows: Row[];
    id: (row: Row) => string;
    selected?: string | null;
    open?: (row: Row) => void;
    over?: (row: Row) => void;
    sort?: string | null; // "-gap": by gap, the highest first
    onSort?: (sort: string | null) => void;
    step?: number;
    marked?: (row: Row) => boolean; // belongs to what is selected elsewhere
    wide?: boolean; // takes paper across
}

export function sorted<Row>(rows: Row[], columns: Column<Row>[], sort?: string | null): Row[] {
    if (!sort) return rows;
    const down = sort.startsWith('-');
    const by = columns.find((column) => column.name === (down ? sort.slice(1) : sort))?.by;
    if (!by) return rows;
    // What was not told comes last whichever way.
    return [...rows].sort((a, b) => {
        const one = by(a);
        const two = by(b);
        if (one === two) return 0;
        if (one === null) return 1;
        if (two === null) return -1;
        const order = typeof one === 'string' || typeof two === 'string' ? String(one).localeCompare(String(two)) : one - two;
        return down ? -order : order;
    });
}

function Heads<Row>({ columns, sort, onSort }: Pick<TableProps<Row>, 'columns' | 'sort' | 'onSort'>) {
    return (
        <tr>
            {columns.map((column) => {
                const is = sort === column.name ? 'ascending' : sort === `-${column.name}` ? 'descending' : undefined;
                const next = is === undefined ? (column.right ? `-${column.name}` : column.name) : is === 'descending' ? column.name : null;
                const after = is === 'ascending' && !column.right ? `-${column.name}` : next;
                return (
                    <th key={column.name} scope="col" class={classes(column)} aria-sort={is}>
                        {onSort && column.by ? (
                            <button
                                type="button"
                                class="sort"
                                title={t('table.sort', { column: column.title })}
                                onClick={() => onSort(after)}
                            >
                                {column.title}
                                <span aria-hidden="true">{is === 'ascending' ? ' ↑' : is === 'descending' ? ' ↓' : ''}</span>
                            </button>
                        ) : (
                            column.title
                        )}
                    </th>
                );
            })}
        </tr>
    );
}

function classes<Row>(column: Column<Row>): string {
    return `${column.right ? 'right ' : ''}need-${column.need ?? 1}`;
}

/** Arrow keys move among the rows that can be opened. */
function walk(event: KeyboardEvent): void {
    const row = (event.target as Element).closest('tr');
    const to = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : undefined;
    if (!to) return;
    event.preventDefault();
    (to.querySelector('[data-open]') as HTMLElement | null)?.focus();
}

export function Table<Row>(props: TableProps<Row>) {
    const { columns, id, open, selected, step = 100 } = props;
    const [most, setMost] = useState(step);
    const body = useRef<HTMLTableSectionElement>(null);
    const rows = sorted(props.rows, columns, props.sort);
    const at = selected ? rows.findIndex((row) => id(row) === selected) : -1;
    useEffect(() => {
        body.current?.querySelector('tr.selected')?.scrollIntoView?.({ block: 'nearest' });
    }, [selected]);
    const shown = rows.slice(0, Math.max(most, at + 1));
    return (
        <div class={props.wide ? 'table-frame wide-paper' : 'table-frame'}>
            <table aria-label={props.label}>
                <thead>
                    <Heads columns={columns} sort={props.sort} onSort={props.onSort} />
                </thead>
                <tbody ref={body} onKeyDown={open ? walk : undefined}>
                    {shown.map((row) => (
                        <tr
                            key={id(row)}
                            class={`${id(row) === selected ? 'selected' : ''} ${props.marked?.(row) ? 'marked' : ''} ${open ? 'opens' : ''}`}
                            onClick={open ? (event) => !(event.target as Element).closest('a,button') && open(row) : undefined}
                            onMouseEnter={props.over ? () => props.over?.(row) : undefined}
                        >
                            {columns.map((column, n) => cellOf(props, column, row, n))}
                        </tr>
                    ))}
                </tbody>
            </table>
            {rows.length > shown.length && <p class="only-print">{t('table.of', { n: shown.length, all: rows.length })}</p>}
            {rows.length > shown.length && (
                <button type="button" class="more" onClick={() => setMost(shown.length + step)}>
                    {t('app.more', { n: Math.min(step, rows.length - shown.length) })}
                    <span class="quiet"> {t('table.of', { n: shown.length, all: rows.length })}</span>
                </button>
            )}
        </div>
    );
}

function cellOf<Row>(props: TableProps<Row>, column: Column<Row>, row: Row, n: number) {
    const names = column.head ?? (n === 0 && !props.columns.some((one) => one.head));
    const inside =
        names && props.open ? (
            <button type="button" class="open" data-open onClick={() => props.open?.(row)}>
                {column.cell(row)}
            </button>
        ) : (
            column.cell(row)
        );
    return names ? (
        <th key={column.name} scope="row" class={classes(column)}>
            {inside}
        </th>
    ) : (
        <td key={column.name} class={classes(column)}>
            {inside}
        </td>
    );
}
