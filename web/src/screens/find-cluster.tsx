// For everybody, without an account: which bodies there are, who leads them, how to reach who said they may be reached.
import { operationPath } from '../data/api';
import { useQuery } from '../data/query';
import { Asked, Empty } from '../parts/state';
import type { Route } from '../route';
import { t } from '../words';
import { wordOr } from './structure/words';

interface Directory {
    operation: string;
    bodies: {
        code: string;
        name: string;
        type: string;
        area: string;
        leads: string[];
        meets: string;
        languages: string;
        contacts: { name: string; post: string; organisation: string; phones: string[]; mails: string[]; languages: string[] }[];
    }[];
}

export function FindCluster({ route }: { route: Route }) {
    const operation = route.rest[0] ?? '';
    const answer = useQuery<Directory>(operation ? operationPath(operation, '/find-your-cluster') : null);
    return (
        <div class="sheet">
            <Asked answer={answer}>
                {(data) => (
                    <>
                        <h1>
                            {t('find.title')}: <bdi>{data.operation}</bdi>
                        </h1>
                        {data.bodies.length === 0 && <Empty title={t('find.none')} />}
                        {data.bodies.map((body) => (
                            <section key={body.code} class="part">
                                <header>
                                    <h2>
                                        <bdi>{body.name}</bdi>
                                    </h2>
                                    <span class="quiet">{wordOr('body.type', body.type, body.type)}</span>
                                </header>
                                <p>
                                    {t('body.lead')}: <strong>{body.leads.join(', ') || '–'}</strong>
                                    {body.meets && (
                                        <>
                                            {' '}
                                            · {t('field.rhythm')}: <bdi>{body.meets}</bdi>
                                        </>
                                    )}
                                    {body.languages && (
                                        <>
                                            {' '}
                                            · {t('field.languages')}: <bdi>{body.languages}</bdi>
                                        </>
                                    )}
                                    {body.area && (
                                        <>
                                            {' '}
                                            · {t('field.area')}: <bdi>{body.area}</bdi>
                                        </>
                                    )}
                                </p>
                                <ul class="plain">
                                    {body.contacts.map((one) => (
                                        <li key={`${one.name} ${one.post}`}>
                                            <strong>
                                                <bdi>{one.name}</bdi>
                                            </strong>{' '}
                                            {one.post}, {one.organisation}{' '}
                                            {one.phones.map((phone) => (
                                                <a key={phone} href={`tel:${phone.replace(/[^+\d]/g, '')}`} dir="ltr">
                                                    {phone}
                                                </a>
                                            ))}{' '}
                                            {one.mails.map((mail) => (
                                                <a key={mail} href={`mailto:${mail}`} dir="ltr">
                                                    {mail}
                                                </a>
                                            ))}
                                        </li>
                                    ))}
                                </ul>
                            </section>
                        ))}
                    </>
                )}
            </Asked>
        </div>
    );
}
