// Files of places, boundaries, population and needs: sent, read and told of.
import { useRef, useState } from 'preact/hooks';
import { operationPath, Problem, sendLong, upload } from '../data/api';
import { askAgain } from '../data/query';
import { percent } from '../format';
import { t } from '../words';

export function LoadFile({
    operation,
    to,
    label,
    done,
}: {
    operation: string;
    to: string;
    label: string;
    done: (answer: { counts?: Record<string, number> }) => string;
}) {
    const input = useRef<HTMLInputElement>(null);
    const [said, setSaid] = useState('');
    const [busy, setBusy] = useState(false);
    const take = async (files: File[]) => {
        setBusy(true);
        try {
            for (const file of files) {
                setSaid(t('handin.reading', { name: file.name }));
                const sent = await upload(operation, file, file.name, () => {});
                const taken = await sendLong<{ counts?: Record<string, number> }>(
                    operationPath(operation, to),
                    { upload: sent.upload },
                    (share) => {
                        if (share !== undefined) setSaid(t('handin.sending', { name: file.name, share: percent(Math.round(share * 100)) }));
                    },
                );
                setSaid(done(taken));
                askAgain();
            }
        } catch (problem) {
            const trouble = problem as Problem;
            setSaid(trouble instanceof Problem && trouble.offline ? t('app.offlineNow') : `${trouble.sentence} ${trouble.remedy}`);
        } finally {
            setBusy(false);
        }
    };
    return (
        <span class="load">
            <button type="button" disabled={busy} onClick={() => input.current?.click()}>
                {label}
            </button>
            <input
                ref={input}
                type="file"
                multiple
                class="unseen"
                tabIndex={-1}
                aria-label={label}
                onChange={(event) => {
                    void take([...(event.currentTarget.files ?? [])]);
                    event.currentTarget.value = '';
                }}
            />
            <span role="status">{said}</span>
        </span>
    );
}
