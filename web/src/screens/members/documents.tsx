// The library: terms of reference, guidance, minutes, maps, letters, each with its versions.
import { useState } from 'preact/hooks';
import { operationPath, type Problem, root, upload } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { bytes, day, folded } from '../../format';
import { Deed } from '../../parts/deed';
import { Panel } from '../../parts/dialog';
import { bodyName } from '../../parts/filters';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import type { Route } from '../../route';
import { t, word } from '../../words';
import { documentFields } from './fields';

interface Document {
    id: string;
    kind: string;
    title: string;
    body: string;
    sensitivity: string;
    latest: { version: number; language: string; file: string; bytes: number; day: string | null } | null;
}

const kinds = [
    'terms_of_reference',
    'guidance',
    'minutes',
    'map',
    'letter',
    'memorandum',
    'report',
    'plan',
    'statement',
    'advocacy',
    'other',
];

function Add({ operation, filters }: { operation: string; filters: Filters | undefined }) {
    const [id, setId] = useState('');
    const [wrong, setWrong] = useState('');
    const take = async (file: File | undefined) => {
        if (!file) return;
        setWrong('');
        try {
            setId((await upload(operation, file, file.name, () => {})).upload);
        } catch (problem) {
            setWrong((problem as Problem).sentence || t('deed.offline'));
        }
    };
    const options = kinds.map((one): [string, string] => [one, word('documentKind', one)]);
    return (
        <>
            <label class="button no-print">
                {t('documents.add')}
                <input class="unseen" type="file" onChange={(event) => void take(event.currentTarget.files?.[0])} />
            </label>
            {wrong && (
                <p class="wrong" role="alert">
                    {wrong}
                </p>
            )}
            {id && (
                <Panel title={t('documents.add')} kind="dialog" close={() => setId('')}>
                    <Deed
                        draft={`${operation} document`}
                        path={operationPath(operation, '/documents')}
                        fields={documentFields(filters, options)}
                        fixed={{ upload: id }}
                        verb={t('documents.add')}
                        done={() => setId('')}
                        close={() => setId('')}
                    />
                </Panel>
            )}
        </>
    );
}

export function Documents({ route, filters }: { route: Route; filters: Filters | undefined }) {
    const { operation, params } = route;
    const answer = useQuery<{ documents: Document[] }>(operationPath(operation, '/documents'), { body: params.get('body') });
    const text = params.get('text') ?? '';
    return (
        <>
            {may('keep') && <Add operation={operation} filters={filters} />}
            <Asked answer={answer}>
                {({ documents }) => {
                    const shown = documents.filter((one) => !text || folded(one.title).includes(folded(text)));
                    return shown.length === 0 ? (
                        <Empty title={t('documents.none')}>
                            <p>{t('documents.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('documents.title')}
                            rows={shown}
                            id={(one) => one.id}
                            columns={[
                                {
                                    name: 'title',
                                    title: t('field.title'),
                                    head: true,
                                    by: (one) => one.title,
                                    cell: (one) => (
                                        <a href={root + operationPath(operation, `/documents/${encodeURIComponent(one.id)}/file`)} download>
                                            <bdi>{one.title}</bdi>
                                        </a>
                                    ),
                                },
                                { name: 'id', title: t('documents.number'), cell: (one) => <code>{one.id}</code> },
                                {
                                    name: 'kind',
                                    title: t('column.kind'),
                                    need: 2,
                                    by: (one) => one.kind,
                                    cell: (one) => word('documentKind', one.kind),
                                },
                                { name: 'body', title: t('column.body'), need: 2, cell: (one) => one.body && bodyName(filters, one.body) },
                                { name: 'language', title: t('field.language'), need: 3, cell: (one) => one.latest?.language ?? '' },
                                {
                                    name: 'version',
                                    title: t('documents.version'),
                                    right: true,
                                    need: 3,
                                    cell: (one) => one.latest?.version ?? '',
                                },
                                {
                                    name: 'day',
                                    title: t('column.when'),
                                    need: 2,
                                    by: (one) => one.latest?.day ?? null,
                                    cell: (one) => day(one.latest?.day),
                                },
                                {
                                    name: 'bytes',
                                    title: t('documents.size'),
                                    right: true,
                                    need: 3,
                                    cell: (one) => (one.latest ? bytes(one.latest.bytes) : ''),
                                },
                            ]}
                        />
                    );
                }}
            </Asked>
        </>
    );
}
