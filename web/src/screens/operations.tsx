// The operations that the account may see.
import { useQuery } from '../data/query';
import { may } from '../data/session';
import type { Operation } from '../data/types';
import { day } from '../format';
import { Asked, Empty } from '../parts/state';
import { href } from '../route';
import { t } from '../words';

export function Operations() {
    const answer = useQuery<{ operations: Operation[] }>('/operations');
    return (
        <div class="sheet">
            <h1>{t('ops.title')}</h1>
            {may('administer') && (answer.data?.operations.length ?? 0) > 0 && (
                <p>
                    <a class="button" href="/welcome?new=1">
                        {t('ops.another')}
                    </a>
                </p>
            )}
            <Asked answer={answer}>
                {({ operations }) =>
                    operations.length === 0 ? (
                        <Empty title={t('ops.none')}>
                            <p>{t(may('administer') ? 'ops.noneWhat' : 'ops.noneYours')}</p>
                            {may('administer') && (
                                <a class="button primary" href="/welcome">
                                    {t('welcome.declare')}
                                </a>
                            )}
                        </Empty>
                    ) : (
                        <ul class="picker">
                            {operations.map((one) => (
                                <li key={one.operation}>
                                    <a href={href(one.operation, 'today')}>
                                        <strong>{one.name}</strong>
                                        <span class="quiet">
                                            {one.iso3} · {one.onset && t('ops.since', { when: day(one.onset) })}
                                        </span>
                                    </a>
                                </li>
                            ))}
                        </ul>
                    )
                }
            </Asked>
        </div>
    );
}
