// The same list as a link, a file, or paper.
import { address, operationPath, type Parameters } from '../data/api';
import { copy } from '../shell/shell';
import { t } from '../words';

const forms: [ending: string, words: string][] = [
    ['.csv', 'CSV'],
    ['.xlsx', 'XLSX'],
    ['.geojson', 'GeoJSON'],
    ['.hxl.csv', 'HXL'],
    ['', 'JSON'],
];

export function Share({ operation, list, asked }: { operation: string; list: string; asked: Parameters }) {
    return (
        <details class="share">
            <summary class="button">{t('app.share')}</summary>
            <div class="menu">
                <button type="button" onClick={() => void copy(location.href)}>
                    {t('app.copyLink')}
                </button>
                <button type="button" onClick={() => print()}>
                    {t('app.print')}
                </button>
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
