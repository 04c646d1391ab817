// Who does what in a body: a share of the distribution, a focal point for an issue.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { bodyName, bodyOptions, partnerName, partnerOptions } from '../../parts/filters';
import { Asked, Empty } from '../../parts/state';
import { Table } from '../../parts/table';
import type { Route } from '../../route';
import { t, word } from '../../words';
import { Acts } from './deeds';

interface Share_ {
    responsibility: number;
    body: string;
    issue: string;
    place: string;
    partner: string;
    person: string;
    since: string;
    until: string | null;
}

export function Shares({ route, body, filters }: { route: Route; body: string; filters: Filters | undefined }) {
    const { operation, params } = route;
    const answer = useQuery<{ responsibilities: Share_[] }>(operationPath(operation, '/responsibilities'), { body, on: params.get('on') });
    const give = {
        name: 'share',
        verb: t('share.give'),
        path: '/responsibilities',
        follows: t('share.giveThen'),
        fields: [
            { name: 'body', label: t('column.body'), kind: 'choice' as const, needed: true, options: bodyOptions(filters), first: body },
            { name: 'issue', label: t('share.issue'), needed: true, help: t('share.issueHelp') },
            { name: 'to', label: t('column.partner'), kind: 'choice' as const, needed: true, options: partnerOptions(filters) },
            { name: 'person', label: t('promise.focalPoint'), help: t('promise.sealed') },
            { name: 'place', label: t('field.place') },
            { name: 'since', label: t('field.since'), kind: 'day' as const },
            { name: 'reason', label: t('field.reason'), kind: 'text' as const },
        ],
    };
    return (
        <>
            {may('members') && <Acts operation={operation} acts={[give]} about={t('share.title')} />}
            <Asked answer={answer}>
                {({ responsibilities }) =>
                    responsibilities.length === 0 ? (
                        <Empty title={t('share.none')}>
                            <p>{t('share.noneWhat')}</p>
                        </Empty>
                    ) : (
                        <Table
                            label={t('share.title')}
                            rows={responsibilities}
                            id={(one) => String(one.responsibility)}
                            columns={[
                                {
                                    name: 'issue',
                                    title: t('share.issue'),
                                    head: true,
                                    cell: (one) => <bdi>{word('issue', one.issue)}</bdi>,
                                },
                                { name: 'body', title: t('column.body'), cell: (one) => <bdi>{bodyName(filters, one.body)}</bdi> },
                                {
                                    name: 'partner',
                                    title: t('column.partner'),
                                    cell: (one) => <bdi>{partnerName(filters, one.partner)}</bdi>,
                                },
                                { name: 'person', title: t('promise.focalPoint'), need: 2, cell: (one) => <bdi>{one.person}</bdi> },
                                { name: 'since', title: t('field.since'), need: 2, cell: (one) => day(one.since) },
                            ]}
                        />
                    )
                }
            </Asked>
        </>
    );
}
