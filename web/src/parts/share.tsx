// The same list as a link, a file, or paper.
import { useState } from 'preact/hooks';
import { address, operationPath, type Parameters } from '../data/api';
import { copy } from '../shell/shell';
import { t } from '../words';
import { LeftOut } from './left-out';

const forms: [ending: string, words: string][] = [
    ['.csv', 'CSV'],
    ['.xlsx', 'XLSX'],
    ['.geojson', 'GeoJSON'],
    ['.hxl.csv', 'HXL'],
    ['', 'JSON'],
];

export function Share({ operation, list, asked }: { operation: string; list: string; asked: Parameters }) {
    const [open, setOpen] = useState(false);
    return (
        <details class="share" onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary class="button">{t('app.share')}</summary>
            <div class="menu">
                <button type="button" onClick={() => void copy(location.href)}>
                    {t('app.copyLink')}
                </button>
                <button type="button" onClick={() => print()}>
                    {t('app.print')}
                </button>
                {open && <LeftOut operation={operation} />}
                {forms.map(([ending, words]) => (
                    <a
                        key={words}
                        href={address(operationPath(operation, list + ending), asked)}
                        download={ending !== '' ? true : undefined}
                    >
                        {t('app.download')} {words}
                    </a>
                ))}
            </div>
        </details>
    );
}
