// What is handed over: the package as a file, and how it is opened where it goes.
import { fetchFile, operationPath } from '../../data/api';
import { may } from '../../data/session';
import { useAct } from '../../parts/form';
import { t } from '../../words';
import type { Shown } from './types';

export function packageName(body: string): string {
    return `hand-over-${body}-${new Date().toISOString().slice(0, 10)}.zip`;
}

/** Of a body in transition or handed over: the package as it would be today, and how the authority opens it. */
export function HandedOver({ operation, shown }: { operation: string; shown: Shown }) {
    const { act, busy, said } = useAct();
    const state = shown.life?.state ?? '';
    if (!may('decide') || !['in_transition', 'handed_over'].includes(state)) return null;
    const take = async () => {
        await fetchFile(operationPath(operation, '/packages'), { body: shown.body }, packageName(shown.body));
        return t('handover.taken');
    };
    return (
        <div class="no-print">
            <p>
                <button type="button" disabled={busy} onClick={() => void act(take)} data-package>
                    {t('handover.take')}
                </button>
            </p>
            {said}
            <p class="quiet small">
                {t('handover.open')} <code dir="ltr">muster operation open PACKAGE.zip --head N:HASH</code>
            </p>
        </div>
    );
}
