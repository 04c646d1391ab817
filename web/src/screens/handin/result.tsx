// What was found in a workbook: it opens at the first thing that needs a person.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { fetchFile, operationPath } from '../../data/api';
import { number } from '../../format';
import { Sure } from '../../parts/dialog';
import { type Column, Table } from '../../parts/table';
import { href } from '../../route';
import { t, word } from '../../words';
import { byRow, type MarkedRow, weight } from './cells';
import { Columns } from './columns';
import type { Checked, Options } from './types';

function Tally({ data }: { data: Checked }) {
    const counts: [string, number, string, string][] = [
        ['new', data.new, t('handin.new'), t('handin.newWhat')],
        ['changed', data.changed, t('handin.changed'), t('handin.changedWhat')],
        ['same', data.same, t('handin.same'), t('handin.sameWhat')],
        ['held', data.held, t('handin.held'), t('handin.heldWhat')],
        ['wrong', data.wrong, t('handin.wrong'), t('handin.wrongWhat')],
    ];
    return (
        <dl class="tally">
            {counts.map(([name, n, words, what]) => (
                <div key={name} class={`tally-${name} ${n === 0 ? 'none' : ''}`}>
                    <dt>{words}</dt>
                    <dd>
                        <strong>{number(n)}</strong> <span class="quiet">{what}</span>
                    </dd>
                </div>
            ))}
        </dl>
    );
}

function findingColumns(operation: string, data: Checked): Column<MarkedRow>[] {
    const header = (column: string) => data.columns.find((one) => one.column === column)?.header ?? '';
    return [
        {
            name: 'cell',
            title: t('handin.cell'),
            head: true,
            cell: (row) => (
                <ul class="cells">
                    {row.findings.map(({ finding, cell }, n) => (
                        <li key={n}>
                            <span class={`badge badge-${weight(finding.severity)}`}>{word('severity', weight(finding.severity))}</span>{' '}
                            <code>{cell ? `${cell.column}${cell.row}` : finding.at || '·'}</code>{' '}
                            <span class="quiet">
                                <bdi>{cell && header(cell.column)}</bdi>
                            </span>
                        </li>
                    ))}
                </ul>
            ),
        },
        {
            name: 'finding',
            title: t('handin.finding'),
            cell: (row) =>
                row.findings.map(({ finding }, n) => (
                    <p key={n}>
                        <span class="sentence">{finding.sentence}</span>{' '}
                        <span class="quiet">
                            {finding.remedy}{' '}
                            {weight(finding.severity) === 'hold' && data.submission !== undefined && (
                                <a href={href(operation, 'review')}>{t('gaps.toReview')}</a>
                            )}
                        </span>
                    </p>
                )),
        },
    ];
}

/** A value of a field that changed; states by their words. */
function told(what: string, value: string | number | null): string {
    if (value === null) return '–';
    if (typeof value === 'number') return number(value);
    return what === 'status' ? word('status', value) : what === 'reached' ? word('mark', value) : value;
}

function Changes({ data }: { data: Checked }) {
    if (!data.changes || data.changes.length === 0) return null;
    return (
        <section>
            <h2>{t('handin.diff')}</h2>
            <Table
                label={t('handin.diff')}
                rows={data.changes}
                id={(one) => `${one.at} ${one.what}`}
                columns={[
                    { name: 'cell', title: t('handin.cell'), cell: (one) => <code>{one.at}</code> },
                    { name: 'what', title: t('column.what'), cell: (one) => word('field', one.what) },
                    { name: 'before', title: t('handin.before'), right: true, cell: (one) => <del>{told(one.what, one.before)}</del> },
                    { name: 'after', title: t('handin.after'), right: true, cell: (one) => <ins>{told(one.what, one.after)}</ins> },
                ]}
            />
        </section>
    );
}

/** What was read and is none of the five: nothing is lost unsaid. */
function Besides({ data }: { data: Checked }) {
    const left = data.skipped.blank + data.skipped.totals + data.skipped.titles;
    if (data.repeats + left === 0) return null;
    return (
        <p class="quiet">
            {data.repeats > 0 && t('handin.repeats', { n: data.repeats })} {left > 0 && t('handin.leftOut', { n: left })}
        </p>
    );
}

interface ResultProps {
    operation: string;
    data: Checked;
    upload: string;
    options: Options;
    busy: boolean;
    readAgain: (options: Options) => void;
    accept: () => void;
    undo: () => void;
    another: () => void;
    context: ComponentChildren;
}

function Acts(props: ResultProps & { done: boolean }) {
    const { operation, data, upload, options, busy, done } = props;
    const [asking, setAsking] = useState(false);
    const sure = data.new + data.changed;
    const name = data.file.replace(/\.\w+$/, '');
    return (
        <div class="buttons">
            {done ? (
                <button type="button" onClick={() => setAsking(true)} disabled={busy}>
                    {t('handin.undo')}
                </button>
            ) : (
                <button type="button" class="primary" disabled={busy || (sure === 0 && data.held === 0)} onClick={props.accept} data-accept>
                    {sure === 0 && data.held === 0 ? t('handin.acceptNothing') : t('handin.accept', { n: sure })}
                </button>
            )}
            {data.held + data.wrong > 0 && (
                <button
                    type="button"
                    onClick={() =>
                        void fetchFile(operationPath(operation, '/corrections'), { ...options, upload }, `${name}.corrections.xlsx`)
                    }
                >
                    {t('handin.corrections')}
                </button>
            )}
            {done && data.held > 0 && (
                <a class="button" href={href(operation, 'review')}>
                    {t('gaps.toReview')}
                </a>
            )}
            <button type="button" class="quiet-button" onClick={props.another}>
                {t('handin.another')}
            </button>
            {asking && (
                <Sure
                    title={t('handin.undoSure', { name: data.file })}
                    consequences={<p>{t('handin.undoWhat', { accepted: data.accepted, held: data.held })}</p>}
                    verb={t('handin.undo')}
                    act={props.undo}
                    close={() => setAsking(false)}
                />
            )}
        </div>
    );
}

export function Result(props: ResultProps) {
    const { operation, data, options, busy } = props;
    const [map, setMap] = useState<Record<string, string>>({});
    const all = byRow(data.findings);
    const rows = all.filter((row) => row.worst !== 'note');
    const notes = all.filter((row) => row.worst === 'note');
    const used = data.columns.filter((one) => one.meaning).length;
    const done = !!data.submission;
    const readAgain = () => {
        const before = Array.isArray(options.map) ? options.map : [];
        const now = Object.entries(map).map(([header, meaning]) => `${header}=${meaning}`);
        props.readAgain({ ...options, map: [...before.filter((one) => !((one.split('=')[0] ?? '') in map)), ...now] });
    };
    return (
        <div class="handed">
            <p>
                <strong>
                    <bdi>{data.file}</bdi>
                </strong>{' '}
                · {t('handin.found', { sheet: data.sheet || data.format, rows: data.rows_read, columns: used, all: data.columns.length })}
            </p>
            <Tally data={data} />
            <Besides data={data} />
            {done ? (
                <p class="kept" role="status" data-done>
                    <strong>✓ {t('handin.accepted', { accepted: data.accepted, held: data.held, wrong: data.wrong })}</strong>
                </p>
            ) : (
                <p class="quiet">{t('handin.acceptWhat', { held: data.held, wrong: data.wrong })}</p>
            )}
            <Acts {...props} done={done} />
            {rows.length === 0 ? (
                <p class="empty">{t('handin.allSure')}</p>
            ) : (
                <section>
                    <h2>{t('handin.rows')}</h2>
                    <Table
                        label={t('handin.rows')}
                        rows={rows}
                        id={(row) => String(row.row)}
                        columns={findingColumns(operation, data)}
                        step={30}
                    />
                </section>
            )}
            {notes.length > 0 && (
                <details>
                    <summary>
                        <h2>
                            {t('handin.notes')} <span class="quiet">({number(notes.length)})</span>
                        </h2>
                    </summary>
                    <Table
                        label={t('handin.notes')}
                        rows={notes}
                        id={(row) => String(row.row)}
                        columns={findingColumns(operation, data)}
                        step={30}
                    />
                </details>
            )}
            <Changes data={data} />
            {!done && (
                <details open={used < data.columns.length && rows.length === 0}>
                    <summary>
                        <h2>
                            {t('handin.columns')}{' '}
                            <span class="quiet">
                                {number(used)}/{number(data.columns.length)}
                            </span>
                        </h2>
                    </summary>
                    <Columns operation={operation} columns={data.columns} map={map} setMap={setMap} readAgain={readAgain} busy={busy} />
                </details>
            )}
            {!done && props.context}
        </div>
    );
}
