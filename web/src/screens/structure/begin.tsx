// A body begins: a cluster is proposed and goes the way of endorsement; a government-led sector, a hub or a group is set up.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { Deed } from '../../parts/deed';
import { sectorName, useKnown } from '../../parts/filters';
import { go, href, type Route } from '../../route';
import { t } from '../../words';
import { useDocuments } from './documents';
import { newFields } from './fields';
import type { Listed } from './types';

export function BeginPage({ route }: { route: Route }) {
    const { operation } = route;
    const filters = useKnown(operation);
    const listed = useQuery<{ bodies: Listed[] }>(operationPath(operation, '/bodies')).data?.bodies ?? [];
    const documents = useDocuments(operation);
    const [kind, setKind] = useState<'cluster' | 'group'>('cluster');
    const [code, setCode] = useState('');
    const open = listed.filter((body) => body.state === 'not_established');
    const path = operationPath(operation, `/bodies/${encodeURIComponent(code)}/${kind === 'cluster' ? 'propose' : 'establish'}`);
    return (
        <div class="sheet">
            <h1>{t('structure.begin')}</h1>
            <p>{t('structure.beginWhat')}</p>
            <fieldset class="reasons">
                <legend class="unseen">{t('column.kind')}</legend>
                {(['cluster', 'group'] as const).map((one) => (
                    <button key={one} type="button" class="chip" aria-pressed={kind === one} onClick={() => setKind(one)}>
                        {t(one === 'cluster' ? 'structure.beginCluster' : 'structure.beginGroup')}
                    </button>
                ))}
            </fieldset>
            <p class="quiet">{t(kind === 'cluster' ? 'structure.beginClusterWhat' : 'structure.beginGroupWhat')}</p>
            <label class="field">
                <span>{t('structure.code')}</span>
                <input type="text" name="code" list="known-bodies" value={code} onInput={(event) => setCode(event.currentTarget.value)} />
                <datalist id="known-bodies">
                    {open.map((body) => (
                        <option key={body.code} value={body.code}>
                            {sectorName(body)}
                        </option>
                    ))}
                </datalist>
                <small class="quiet">{t('structure.codeWhat')}</small>
            </label>
            {code && (
                <Deed
                    key={kind}
                    draft={`${operation} new ${kind}`}
                    path={path}
                    fields={newFields(kind, filters, documents)}
                    fixed={kind === 'cluster' ? { action: 'activate' } : {}}
                    verb={t(kind === 'cluster' ? 'structure.propose' : 'structure.establish')}
                    done={() => go(href(operation, 'structure', {}, [code]))}
                    close={() => go(href(operation, 'structure'))}
                />
            )}
        </div>
    );
}
