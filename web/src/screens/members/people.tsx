// Contacts and focal points: whom one can reach for what; lists in and out.
import { useState } from 'preact/hooks';
import { address, operationPath, type Problem, send, upload } from '../../data/api';
import { askAgain, useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day, folded } from '../../format';
import { Deed } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyName, partnerName } from '../../parts/filters';
import { LeftOut } from '../../parts/left-out';
import { Reach } from '../../parts/reachable';
import { Asked, Empty } from '../../parts/state';
import { type Column, Table } from '../../parts/table';
import type { Route } from '../../route';
import { t, word } from '../../words';
import { wordOr } from '../structure/words';
import { contactFields, focalFields } from './fields';

export interface Contact {
    id: string;
    name: string;
    title: string;
    post: string;
    partner: string;
    body: string;
    place: string;
    phones: string[];
    mails: string[];
    languages: string[];
    public: boolean;
    confirmed: string | null;
}
interface Focal {
    number: number;
    issue: string;
    body: string;
    place: string;
    partner: string;
    contact: string;
    name: string;
    phones: string[];
    mails: string[];
}
interface Taken {
    rows: number;
    added: number;
    changed: number;
    same: number;
    held: number;
    findings: { at: string; sentence: string; remedy: string }[];
}

function contactColumns(filters: Filters | undefined): Column<Contact>[] {
    return [
        {
            name: 'name',
            title: t('column.who'),
            head: true,
            by: (one) => one.name,
            cell: (one) => (
                <>
                    <bdi>{one.name}</bdi>{' '}
                    <span class="quiet plain-weight small">
                        <bdi>{one.title || wordOr('post', one.post, one.post)}</bdi>
                    </span>
                </>
            ),
        },
        {
            name: 'partner',
            title: t('column.partner'),
            by: (one) => one.partner,
            cell: (one) => <bdi>{partnerName(filters, one.partner)}</bdi>,
        },
        { name: 'body', title: t('column.body'), need: 2, by: (one) => one.body, cell: (one) => one.body && bodyName(filters, one.body) },
        { name: 'place', title: t('column.place'), need: 3, cell: (one) => <code>{one.place}</code> },
        { name: 'reach', title: t('members.reach'), cell: (one) => <Reach phones={one.phones} mails={one.mails} /> },
        { name: 'public', title: t('members.public'), need: 3, cell: (one) => (one.public ? t('members.yes') : '–') },
        {
            name: 'confirmed',
            title: t('members.confirmed'),
            need: 3,
            by: (one) => one.confirmed,
            cell: (one) => (one.confirmed ? day(one.confirmed) : '–'),
        },
    ];
}

/** A list of contacts, whatever its headers are called; what is unsure comes back with its cell. */
function ListIn({ operation, body }: { operation: string; body: string }) {
    const [taken, setTaken] = useState<Taken | null>(null);
    const [wrong, setWrong] = useState('');
    const take = async (file: File | undefined) => {
        if (!file) return;
        setWrong('');
        try {
            const { upload: id } = await upload(operation, file, file.name, () => {});
            setTaken(await send<Taken>('POST', operationPath(operation, '/contact-lists'), { upload: id, ...(body ? { body } : {}) }));
            askAgain();
        } catch (problem) {
            const said = problem as Problem;
            setWrong(`${said.sentence || t('app.bug')} ${said.remedy}`);
        }
    };
    return (
        <>
            <label class="button">
                {t('members.listIn')}
                <input
                    class="unseen"
                    type="file"
                    accept=".xlsx,.csv,.vcf,.ods,.xls"
                    onChange={(event) => void take(event.currentTarget.files?.[0])}
                />
            </label>
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            {taken && (
                <div class="kept" role="status">
                    <p>{t('members.taken', { added: taken.added, changed: taken.changed, same: taken.same, held: taken.held })}</p>
                    <ul class="plain">
                        {taken.findings.map((one) => (
                            <li key={`${one.at} ${one.sentence}`}>
                                <code>{one.at}</code> {one.sentence} <span class="quiet">{one.remedy}</span>
                            </li>
                        ))}
                    </ul>
                </div>
            )}
        </>
    );
}

export function Contacts({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const body = params.get('body') ?? '';
    const text = params.get('text') ?? '';
    const [adding, setAdding] = useState(false);
    const answer = useQuery<{ contacts: Contact[] }>(operationPath(operation, '/contacts'), { body });
    const out = (format: string) => address(operationPath(operation, '/contact-lists'), { format, body });
    return (
        <>
            <div class="buttons no-print">
                {may('hand_in') && (
                    <button type="button" onClick={() => setAdding(true)}>
                        {t('members.addContact')}
                    </button>
                )}
                {may('hand_in') && <ListIn operation={operation} body={body} />}
                <a class="button" href={out('xlsx')} download>
                    {t('app.download')} XLSX
                </a>
                <a class="button" href={out('vcf')} download>
                    {t('app.download')} vCard
                </a>
                <LeftOut operation={operation} kinds={['contacts', 'places']} />
            </div>
            {adding && (
                <Panel title={t('members.addContact')} kind="dialog" close={() => setAdding(false)}>
                    <Deed
                        draft={`${operation} contact`}
                        path={operationPath(operation, '/contacts')}
                        fields={contactFields(filters, body)}
                        verb={t('members.addContact')}
                        done={() => setAdding(false)}
                        close={() => setAdding(false)}
                    />
                </Panel>
            )}
            <Asked answer={answer}>
                {({ contacts }) => {
                    const shown = contacts.filter(
                        (one) => !text || folded(`${one.name} ${one.title} ${one.partner}`).includes(folded(text)),
                    );
                    return shown.length === 0 ? (
                        <Empty title={t('members.contactsNone')}>
                            <p>{t('members.contactsNoneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table label={t('members.contacts')} rows={shown} id={(one) => one.id} columns={contactColumns(filters)} />
                    );
                }}
            </Asked>
        </>
    );
}

export function FocalPoints({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const body = params.get('body') ?? '';
    const [adding, setAdding] = useState(false);
    const answer = useQuery<{ focal_points: Focal[] }>(operationPath(operation, '/focal-points'), { body });
    const contacts = useQuery<{ contacts: Contact[] }>(operationPath(operation, '/contacts')).data?.contacts ?? [];
    return (
        <>
            {may('members') && (
                <button type="button" class="no-print" onClick={() => setAdding(true)}>
                    {t('members.addFocal')}
                </button>
            )}
            {adding && (
                <Panel title={t('members.addFocal')} kind="dialog" close={() => setAdding(false)}>
                    <Deed
                        draft={`${operation} focal`}
                        path={operationPath(operation, '/focal-points')}
                        fields={focalFields(filters, contacts)}
                        verb={t('members.addFocal')}
                        done={() => setAdding(false)}
                        close={() => setAdding(false)}
                    />
                </Panel>
            )}
            <Asked answer={answer}>
                {({ focal_points }) =>
                    focal_points.length === 0 ? (
                        <Empty title={t('members.focalNone')}>
                            <p>{t('members.focalNoneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('members.focal')}
                            rows={focal_points}
                            id={(one) => String(one.number)}
                            columns={[
                                {
                                    name: 'issue',
                                    title: t('members.issue'),
                                    head: true,
                                    cell: (one) => <bdi>{word('issue', one.issue)}</bdi>,
                                },
                                { name: 'body', title: t('column.body'), need: 2, cell: (one) => one.body && bodyName(filters, one.body) },
                                { name: 'place', title: t('column.place'), need: 3, cell: (one) => <code>{one.place}</code> },
                                {
                                    name: 'partner',
                                    title: t('column.partner'),
                                    cell: (one) => <bdi>{partnerName(filters, one.partner)}</bdi>,
                                },
                                { name: 'who', title: t('column.who'), cell: (one) => <bdi>{one.name || '–'}</bdi> },
                                {
                                    name: 'reach',
                                    title: t('members.reach'),
                                    cell: (one) => <Reach phones={one.phones} mails={one.mails} />,
                                },
                            ]}
                        />
                    )
                }
            </Asked>
        </>
    );
}
