// The columns with what each was taken for and why; any guess can be put right.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import { t } from '../../words';
import type { SheetColumn } from './types';

/** Meanings come in families: place.adm2.name is told by the one of place.adm1.name. */
function meaningWords(meanings: Record<string, string>, name: string): string {
    const words = meanings[name] ?? meanings[name.replace(/adm\d/, 'adm1')] ?? meanings[`${name}.name`];
    return words ? `${words} (${name})` : name;
}

interface ColumnsProps {
    operation: string;
    columns: SheetColumn[];
    map: Record<string, string>;
    setMap: (map: Record<string, string>) => void;
    readAgain: () => void;
    busy: boolean;
}

export function Columns({ operation, columns, map, setMap, readAgain, busy }: ColumnsProps) {
    const meanings = useQuery<Record<string, string>>(may('settle') ? operationPath(operation, '/meanings') : null).data ?? {};
    const names = [...new Set([...Object.keys(meanings), ...columns.flatMap((one) => one.meaning ?? [])])].sort();
    return (
        <>
            <div class="table-frame">
                <table aria-label={t('handin.columns')}>
                    <thead>
                        <tr>
                            <th scope="col">{t('handin.header')}</th>
                            <th scope="col">{t('handin.meaning')}</th>
                            <th scope="col" class="need-2">
                                {t('handin.guess')}
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {columns.map((column) => (
                            <tr key={column.column} class={column.meaning ? '' : 'unused'}>
                                <th scope="row">
                                    <code class="code">{column.column}</code> <bdi>{column.header}</bdi>
                                </th>
                                <td>
                                    <select
                                        aria-label={`${column.header}: ${t('handin.meaning')}`}
                                        value={map[column.header] ?? column.meaning ?? 'ignored'}
                                        onChange={(event) => setMap({ ...map, [column.header]: event.currentTarget.value })}
                                    >
                                        {!names.includes('ignored') && <option value="ignored">{t('handin.unmapped')}</option>}
                                        {names.map((name) => (
                                            <option key={name} value={name}>
                                                {meaningWords(meanings, name)}
                                            </option>
                                        ))}
                                    </select>
                                </td>
                                <td class="need-2 quiet">{column.why}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {Object.keys(map).length > 0 && (
                <button type="button" class="primary" disabled={busy} onClick={readAgain}>
                    {t('handin.readAgain')}
                </button>
            )}
        </>
    );
}
