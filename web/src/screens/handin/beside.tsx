// What stands beside the workbook: what no column says, nothing to report, and what was handed in before.
import { useState } from 'preact/hooks';
import { operationPath, type Problem, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { actorWords, may } from '../../data/session';
import { moment, number, period } from '../../format';
import { Sure } from '../../parts/dialog';
import { bodyOptions, partnerName, partnerOptions, reportablePeriods, sectorName, useKnown } from '../../parts/filters';
import { Table } from '../../parts/table';
import { codes, t, word } from '../../words';
import { useOwn } from '../commitments/who';
import type { Options } from './types';

interface PickProps {
    label: string;
    value: string;
    set: (value: string) => void;
    options: [string, string][];
    none: string;
}

function Pick({ label, value, set, options, none }: PickProps) {
    return (
        <label class="choose">
            <span>{label}</span>
            <select value={value} onChange={(event) => set(event.currentTarget.value)}>
                <option value="">{none}</option>
                {options.map(([one, words]) => (
                    <option key={one} value={one}>
                        {words}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** What is known of the operation first; a sheet may be of a sector that nobody spoke of yet. Whoever has only registered sees
 * no figures: there is what everybody may see. */
function useChoices(operation: string) {
    const filters = useKnown(operation);
    const unseen = operation !== '' && !may('figures', operation);
    const open = useQuery<{ bodies: { code: string; name: string }[] }>(
        unseen ? operationPath(operation, '/find-your-cluster') : null,
    ).data;
    const known = [...bodyOptions(filters), ...(open?.bodies ?? []).map((one): [string, string] => [one.code, sectorName(one)])];
    const others = codes('sector').filter((code) => known.every(([one]) => one !== code));
    const bodies = [...known, ...others.map((code): [string, string] => [code, sectorName({ code })])];
    const own = useOwn(operation);
    const partners: [string, string][] = own ? [[own, partnerName(filters, own)]] : partnerOptions(filters);
    return { own, partners, bodies, periods: reportablePeriods(filters) };
}

export function Context({ operation, options, set }: { operation: string; options: Options; set: (options: Options) => void }) {
    const { partners, bodies, periods } = useChoices(operation);
    const [now, setNow] = useState(options);
    const pick = (name: string) => (value: string) => {
        const next = { ...now, [name]: value };
        if (!value) delete next[name];
        setNow(next);
        set(next);
    };
    const value = (name: string) => (typeof now[name] === 'string' ? (now[name] as string) : '');
    return (
        <details>
            <summary>{t('handin.context')}</summary>
            <div class="filters">
                <Pick label={t('handin.contextPartner')} value={value('partner')} set={pick('partner')} options={partners} none="–" />
                <Pick label={t('handin.contextBody')} value={value('body')} set={pick('body')} options={bodies} none="–" />
                <Pick label={t('filter.period')} value={value('period')} set={pick('period')} options={periods} none="–" />
            </div>
        </details>
    );
}

export function Nil({ operation }: { operation: string }) {
    const { own, partners, bodies, periods } = useChoices(operation);
    const [partner, setPartner] = useState(own);
    const [body, setBody] = useState('');
    const [when, setWhen] = useState('');
    const [said, setSaid] = useState('');
    const submit = async (event: Event) => {
        event.preventDefault();
        try {
            const { state } = await send<{ state: string }>('POST', operationPath(operation, '/nil-reports'), {
                partner,
                body,
                period: when,
            });
            setSaid(t(state === 'waits' ? 'handin.nilWaits' : 'handin.nilDone', { partner, period: period(when) }));
            askAgain();
        } catch (problem) {
            const trouble = problem as Problem;
            setSaid(trouble.offline ? t('app.offlineNow') : `${trouble.sentence} ${trouble.remedy}`);
        }
    };
    return (
        <details data-nil>
            <summary>{t('handin.nil')}</summary>
            <p class="quiet">{t('handin.nilWhat')}</p>
            <form class="filters" onSubmit={submit}>
                <Pick label={t('handin.contextPartner')} value={partner} set={setPartner} options={partners} none="–" />
                <Pick label={t('handin.contextBody')} value={body} set={setBody} options={bodies} none="–" />
                <Pick label={t('filter.period')} value={when} set={setWhen} options={periods} none="–" />
                <button type="submit" disabled={!partner || !body || !when}>
                    {t('handin.nilSend')}
                </button>
            </form>
            <p role="status">{said}</p>
        </details>
    );
}

interface Submission {
    submission: string;
    at: string;
    actor: string;
    file: string;
    counts: { accepted: number; held: number; wrong: number; new: number; changed: number };
    state: string;
}

export function Earlier({ operation }: { operation: string }) {
    const answer = useQuery<{ submissions: Submission[] }>(may('rows') ? operationPath(operation, '/submissions') : null);
    const [asking, setAsking] = useState<Submission | null>(null);
    const [said, setSaid] = useState('');
    const undo = async (one: Submission) => {
        try {
            await send('DELETE', operationPath(operation, `/submissions/${one.submission}`));
            setSaid(t('handin.undone'));
            askAgain();
        } catch (problem) {
            setSaid(`${(problem as Problem).sentence} ${(problem as Problem).remedy}`);
        }
    };
    const submissions = answer.data?.submissions ?? [];
    if (submissions.length === 0) return null;
    return (
        <section>
            <h2>{t('handin.earlier')}</h2>
            <p role="status">{said}</p>
            <Table
                label={t('handin.earlier')}
                rows={submissions}
                id={(one) => one.submission}
                step={15}
                columns={[
                    { name: 'file', title: t('column.file'), cell: (one) => <bdi class="file">{one.file}</bdi> },
                    { name: 'at', title: t('column.when'), need: 2, cell: (one) => moment(one.at) },
                    { name: 'who', title: t('column.who'), need: 3, cell: (one) => <bdi>{actorWords(one.actor)}</bdi> },
                    { name: 'accepted', title: t('handin.acceptedLines'), right: true, cell: (one) => number(one.counts.accepted) },
                    { name: 'held', title: t('column.held'), right: true, cell: (one) => number(one.counts.held) },
                    { name: 'state', title: t('column.status'), need: 2, cell: (one) => word('handin.state', one.state) },
                    {
                        name: 'acts',
                        title: '',
                        cell: (one) => (
                            <span class="acts">
                                {one.state === 'imported' && (
                                    <button
                                        type="button"
                                        class="quiet-button"
                                        onClick={() => setAsking(one)}
                                        aria-label={`${t('app.undo')}: ${one.file}`}
                                    >
                                        {t('app.undo')}
                                    </button>
                                )}
                            </span>
                        ),
                    },
                ]}
            />
            {asking && (
                <Sure
                    title={t('handin.undoSure', { name: asking.file })}
                    consequences={<p>{t('handin.undoWhat', { accepted: asking.counts.accepted, held: asking.counts.held })}</p>}
                    verb={t('handin.undo')}
                    act={() => void undo(asking)}
                    close={() => setAsking(null)}
                />
            )}
        </section>
    );
}
