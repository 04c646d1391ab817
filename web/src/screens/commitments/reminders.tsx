// What is told by mail of promises: what waits, what went, what failed and why; and the addresses that calendars subscribe to.
import { useState } from 'preact/hooks';
import { operationPath, send } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { actorWords, may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, moment, number } from '../../format';
import { Sure } from '../../parts/dialog';
import { bodyName, bodyOptions, partnerName, partnerOptions } from '../../parts/filters';
import { Once, Part, Pick, useAct } from '../../parts/form';
import { Asked } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import { href } from '../../route';
import { t, word } from '../../words';
import '../../styles/keeping.css';

interface Reminder {
    commitment: number;
    partner: string;
    gap: number;
    reminder: string;
    state: string;
    tries: number;
    why: string;
    has_address: boolean;
    at: string;
    subject: string;
    words: string;
}
interface Kept {
    feed: number;
    partner: string;
    body: string;
    made: string;
    by: string;
    revoked: boolean;
}
interface Props {
    operation: string;
    filters: Filters | undefined;
}

const stuck = (one: Reminder) => one.state === 'failed' || one.state === 'sending';

function columns(operation: string, filters: Filters | undefined, again: (one: Reminder) => void): Column<Reminder>[] {
    return [
        {
            name: 'partner',
            title: t('column.partner'),
            head: true,
            by: (one) => one.commitment,
            cell: (one) => (
                <a href={href(operation, 'commitments', {}, [String(one.gap)])}>
                    <bdi>{partnerName(filters, one.partner)}</bdi> <span class="quiet plain-weight">{one.commitment}</span>
                </a>
            ),
        },
        { name: 'reminder', title: t('remind.which'), cell: (one) => word('reminder', one.reminder) },
        {
            name: 'state',
            title: t('column.status'),
            by: (one) => one.state,
            cell: (one) => (
                <>
                    <span class={stuck(one) ? 'badge late' : 'badge'}>{word('reminderState', one.state)}</span>
                    {one.state === 'waiting' && !one.has_address && <span class="small block">{t('remind.noAddress')}</span>}
                    {one.why && (
                        <span class="small block">
                            <bdi>{one.why}</bdi>
                        </span>
                    )}
                    {stuck(one) && may('settle') && (
                        <button type="button" class="no-print" data-again={`${one.commitment}-${one.reminder}`} onClick={() => again(one)}>
                            {t('remind.again')}
                        </button>
                    )}
                </>
            ),
        },
        { name: 'tries', title: t('remind.tries'), right: true, need: 3, by: (one) => one.tries, cell: (one) => number(one.tries) },
        { name: 'at', title: t('field.since'), need: 2, by: (one) => one.at, cell: (one) => <span class="nowrap">{moment(one.at)}</span> },
    ];
}

function Queue({ operation, filters }: Props) {
    const answer = useQuery<{ reminders: Reminder[] }>(operationPath(operation, '/commitment-reminders'));
    const [asking, setAsking] = useState<Reminder | null>(null);
    const { act, said } = useAct();
    return (
        <Part title={t('remind.title')} name="reminders">
            <p class="quiet">{t('remind.what')}</p>
            <Asked answer={answer}>
                {({ reminders }) =>
                    reminders.length === 0 ? (
                        <p>{t('remind.none')}</p>
                    ) : (
                        <>
                            <p class="summary">
                                {['waiting', 'sending', 'failed', 'sent', 'dropped'].map((state) => {
                                    const n = reminders.filter((one) => one.state === state).length;
                                    return n > 0 ? (
                                        <span key={state}>
                                            <strong>{number(n)}</strong> {word('reminderState', state)}
                                        </span>
                                    ) : null;
                                })}
                            </p>
                            <Table
                                label={t('remind.title')}
                                rows={reminders}
                                step={20}
                                id={(one) => `${one.commitment}-${one.reminder}`}
                                columns={columns(operation, filters, setAsking)}
                            />
                        </>
                    )
                }
            </Asked>
            {said}
            {asking && (
                <Sure
                    title={t('remind.againSure', { partner: partnerName(filters, asking.partner) })}
                    consequences={<p>{asking.state === 'sending' ? t('remind.againTwice') : t('remind.againThen')}</p>}
                    verb={t('remind.again')}
                    act={() =>
                        void act(async () => {
                            const path = `/commitment-reminders/${asking.commitment}/${encodeURIComponent(asking.reminder)}/again`;
                            await send('POST', operationPath(operation, path));
                            askAgain();
                            return t('remind.waitsAgain');
                        })
                    }
                    close={() => setAsking(null)}
                />
            )}
        </Part>
    );
}

/** Makes the address of a calendar, of one partner or one body or of all, and shows it this once. */
function Make({ operation, filters, own }: Props & { own: string }) {
    const [partner, setPartner] = useState('');
    const [body, setBody] = useState('');
    const [path, setPath] = useState('');
    const { act, busy, said } = useAct();
    const submit = (event: Event) => {
        event.preventDefault();
        void act(async () => {
            const whose = own || partner;
            const made = await send<{ path: string }>('POST', operationPath(operation, '/calendars'), {
                ...(whose && { partner: whose }),
                ...(body && { body }),
            });
            setPath(made.path);
            askAgain();
            return undefined;
        });
    };
    return (
        <>
            <form class="row-form no-print" onSubmit={submit}>
                {!own && (
                    <Pick
                        label={t('filter.partner')}
                        name="feed-partner"
                        value={partner}
                        set={setPartner}
                        options={partnerOptions(filters)}
                        none={t('app.all')}
                    />
                )}
                <Pick
                    label={t('filter.body')}
                    name="feed-body"
                    value={body}
                    set={setBody}
                    options={bodyOptions(filters)}
                    none={t('app.all')}
                />
                <button type="submit" disabled={busy} data-act="feed">
                    {t('feed.make')}
                </button>
                {said}
            </form>
            {path && <Once words={location.origin + path} what={t('promise.feedOnce')} />}
        </>
    );
}

function Calendars({ operation, filters, own }: Props & { own: string }) {
    const answer = useQuery<{ feeds: Kept[] }>(operationPath(operation, '/calendars'));
    const [asking, setAsking] = useState<Kept | null>(null);
    const { act, said } = useAct();
    const whose = (one: Kept) =>
        [one.partner && partnerName(filters, one.partner), one.body && bodyName(filters, one.body)].filter(Boolean).join(' · ');
    return (
        <Part title={t('feed.title')} name="calendars">
            <p class="quiet">{t('feed.what')}</p>
            <Make operation={operation} filters={filters} own={own} />
            <Asked answer={answer}>
                {({ feeds }) =>
                    feeds.length === 0 ? (
                        <p>{t('feed.none')}</p>
                    ) : (
                        <Table
                            label={t('feed.title')}
                            rows={[...feeds].reverse()}
                            step={20}
                            id={(one) => String(one.feed)}
                            columns={[
                                {
                                    name: 'whose',
                                    title: t('feed.whose'),
                                    head: true,
                                    cell: (one) => (
                                        <>
                                            <bdi>{whose(one) || t('app.all')}</bdi> <span class="quiet plain-weight">{one.feed}</span>
                                        </>
                                    ),
                                },
                                {
                                    name: 'made',
                                    title: t('feed.made'),
                                    need: 2,
                                    by: (one) => one.made,
                                    cell: (one) => day(one.made.slice(0, 10)),
                                },
                                { name: 'by', title: t('feed.by'), need: 3, cell: (one) => <bdi>{actorWords(one.by)}</bdi> },
                                {
                                    name: 'state',
                                    title: t('column.status'),
                                    cell: (one) =>
                                        one.revoked ? (
                                            <span class="quiet">{t('feed.over')}</span>
                                        ) : (
                                            <>
                                                {t('feed.open')}{' '}
                                                <button
                                                    type="button"
                                                    class="no-print"
                                                    data-take-back={one.feed}
                                                    onClick={() => setAsking(one)}
                                                >
                                                    {t('feed.takeBack')}
                                                </button>
                                            </>
                                        ),
                                },
                            ]}
                        />
                    )
                }
            </Asked>
            {said}
            {asking && (
                <Sure
                    title={t('feed.takeBackSure', { whose: whose(asking) || t('app.all') })}
                    consequences={<p>{t('feed.takeBackThen')}</p>}
                    verb={t('feed.takeBack')}
                    act={() =>
                        void act(async () => {
                            await send('POST', operationPath(operation, `/calendars/${asking.feed}/end`));
                            askAgain();
                            return t('feed.gone');
                        })
                    }
                    close={() => setAsking(null)}
                />
            )}
        </Part>
    );
}

export function Reminders({ operation, filters, own }: Props & { own: string }) {
    return (
        <>
            {may('contacts') && <Queue operation={operation} filters={filters} />}
            {may('commit') && <Calendars operation={operation} filters={filters} own={own} />}
        </>
    );
}
