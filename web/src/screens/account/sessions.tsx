// Where the account is signed in; each place can be ended.
import { send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { moment } from '../../format';
import { useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { Table } from '../../parts/table';
import { t } from '../../words';
import { deviceOf } from './device';

interface Session {
    id: string;
    from: string;
    seen: string;
    address: string;
    agent: string;
    this: boolean;
}

export function Sessions() {
    const answer = useQuery<{ sessions: Session[] }>('/me/sessions');
    const { act, busy, said } = useAct();
    const end = (path: string) =>
        void act(async () => {
            await send('DELETE', path);
            askAgain();
            return t('account.sessionEnded');
        });
    return (
        <>
            <p class="quiet">{t('account.sessionsWhat')}</p>
            <Asked answer={answer}>
                {({ sessions }) => (
                    <>
                        <Table
                            label={t('account.sessions')}
                            rows={sessions}
                            id={(one) => one.id}
                            columns={[
                                {
                                    name: 'device',
                                    title: t('account.device'),
                                    cell: (one) => (
                                        <>
                                            <bdi title={one.agent}>{deviceOf(one.agent) || one.agent || '–'}</bdi>{' '}
                                            {one.this && <span class="badge">{t('account.thisOne')}</span>}
                                        </>
                                    ),
                                },
                                { name: 'address', title: t('account.address'), need: 2, cell: (one) => <code>{one.address}</code> },
                                { name: 'from', title: t('account.since'), need: 2, cell: (one) => moment(one.from) },
                                { name: 'seen', title: t('account.seen'), cell: (one) => moment(one.seen) },
                                {
                                    name: 'act',
                                    title: t('account.act'),
                                    cell: (one) =>
                                        one.this ? (
                                            ''
                                        ) : (
                                            <button
                                                type="button"
                                                class="quiet-button"
                                                disabled={busy}
                                                onClick={() => end(`/me/sessions/${encodeURIComponent(one.id)}`)}
                                            >
                                                {t('account.sessionEnd')}
                                            </button>
                                        ),
                                },
                            ]}
                        />
                        {sessions.length > 1 && (
                            <button type="button" disabled={busy} onClick={() => end('/me/sessions')} data-end-others>
                                {t('account.sessionEndOthers', { n: sessions.length - 1 })}
                            </button>
                        )}
                    </>
                )}
            </Asked>
            {said}
        </>
    );
}
