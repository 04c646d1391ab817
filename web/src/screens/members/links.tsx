// What bodies ask of each other, and what was exchanged with authorities, peacekeeping, civil society.
import { useState } from 'preact/hooks';
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { Deed, type Field } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyName, partnerName } from '../../parts/filters';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import type { Route } from '../../route';
import { t, word } from '../../words';
import { useDocuments } from '../structure/documents';
import { linkFields, requestFields } from './fields';

interface Request {
    number: number;
    body: string;
    to_body: string;
    subject: string;
    words: string;
    asked: string;
    due: string;
    state: string;
    answer: string;
}
interface Link {
    number: number;
    body: string;
    kind: string;
    partner: string;
    other: string;
    day: string;
    direction: string;
    subject: string;
}

function Adding({ title, draft, path, fields }: { title: string; draft: string; path: string; fields: Field[] }) {
    const [open, setOpen] = useState(false);
    if (!may('members')) return null;
    return (
        <>
            <button type="button" class="no-print" onClick={() => setOpen(true)}>
                {title}
            </button>
            {open && (
                <Panel title={title} kind="dialog" close={() => setOpen(false)}>
                    <Deed draft={draft} path={path} fields={fields} verb={title} done={() => setOpen(false)} close={() => setOpen(false)} />
                </Panel>
            )}
        </>
    );
}

export function Requests({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const body = params.get('body') ?? '';
    const [answering, setAnswering] = useState<Request | null>(null);
    const answer = useQuery<{ requests: Request[] }>(operationPath(operation, '/requests'), { body });
    return (
        <>
            <Adding
                title={t('members.ask')}
                draft={`${operation} request`}
                path={operationPath(operation, '/requests')}
                fields={requestFields(filters, body)}
            />
            <Asked answer={answer}>
                {({ requests }) =>
                    requests.length === 0 ? (
                        <Empty title={t('members.requestsNone')}>
                            <p>{t('members.requestsNoneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('members.requests')}
                            rows={requests}
                            id={(one) => String(one.number)}
                            columns={[
                                { name: 'subject', title: t('field.subject'), head: true, cell: (one) => <bdi>{one.subject}</bdi> },
                                { name: 'from', title: t('members.from'), cell: (one) => bodyName(filters, one.body) },
                                { name: 'to', title: t('members.to'), cell: (one) => bodyName(filters, one.to_body) },
                                { name: 'due', title: t('column.due'), by: (one) => one.due, cell: (one) => day(one.due) },
                                {
                                    name: 'state',
                                    title: t('column.status'),
                                    cell: (one) => <span class={`badge badge-${one.state}`}>{word('request', one.state)}</span>,
                                },
                                {
                                    name: 'answer',
                                    title: t('members.answer'),
                                    need: 2,
                                    cell: (one) =>
                                        one.answer ? (
                                            <bdi>{one.answer}</bdi>
                                        ) : may('members') && ['open', 'late'].includes(one.state) ? (
                                            <button type="button" onClick={() => setAnswering(one)}>
                                                {t('members.answerIt')}
                                            </button>
                                        ) : (
                                            '–'
                                        ),
                                },
                            ]}
                        />
                    )
                }
            </Asked>
            {answering && (
                <Panel title={answering.subject} kind="dialog" close={() => setAnswering(null)}>
                    <p>
                        <bdi>{answering.words}</bdi>
                    </p>
                    <Deed
                        draft={`${operation} answer ${answering.number}`}
                        path={operationPath(operation, `/requests/${answering.number}/answer`)}
                        fields={[{ name: 'answer', label: t('members.answer'), kind: 'text', needed: true }]}
                        fixed={{ body: answering.to_body }}
                        verb={t('members.answerIt')}
                        done={() => setAnswering(null)}
                        close={() => setAnswering(null)}
                    />
                </Panel>
            )}
        </>
    );
}

export function Exchange({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const body = params.get('body') ?? '';
    const answer = useQuery<{ links: Link[] }>(operationPath(operation, '/exchanges'), { body });
    return (
        <>
            <Adding
                title={t('members.addLink')}
                draft={`${operation} exchange`}
                path={operationPath(operation, '/exchanges')}
                fields={linkFields(filters, body, useDocuments(operation))}
            />
            <Asked answer={answer}>
                {({ links }) =>
                    links.length === 0 ? (
                        <Empty title={t('members.linksNone')}>
                            <p>{t('members.linksNoneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('members.links')}
                            rows={links}
                            id={(one) => String(one.number)}
                            columns={[
                                { name: 'day', title: t('column.when'), by: (one) => one.day, cell: (one) => day(one.day) },
                                { name: 'subject', title: t('field.subject'), head: true, cell: (one) => <bdi>{one.subject}</bdi> },
                                { name: 'kind', title: t('members.with'), cell: (one) => word('linkKind', one.kind) },
                                {
                                    name: 'who',
                                    title: t('column.who'),
                                    cell: (one) => <bdi>{one.partner ? partnerName(filters, one.partner) : one.other}</bdi>,
                                },
                                {
                                    name: 'direction',
                                    title: t('field.direction'),
                                    need: 2,
                                    cell: (one) => word('direction', one.direction),
                                },
                                {
                                    name: 'body',
                                    title: t('column.body'),
                                    need: 2,
                                    cell: (one) => (one.body ? bodyName(filters, one.body) : t('duties.whole')),
                                },
                            ]}
                        />
                    )
                }
            </Asked>
        </>
    );
}
