// The board: a gap moves from its name to what was offered, agreed, delivered and proven; what is late stands first.
import type { Filters } from '../../data/types';
import { period } from '../../format';
import { bodyName, groupWords } from '../../parts/filters';
import { Told } from '../../parts/told';
import { href } from '../../route';
import { t, word } from '../../words';
import { Came, SumWords } from './amounts';
import type { NamedGap } from './types';

export const stages = ['gap', 'offered', 'agreed', 'delivering', 'evidenced'] as const;

export function Marks({ gap }: { gap: NamedGap }) {
    return (
        <>
            {gap.overdue_days > 0 && <span class="badge late">{t('promise.late', { n: gap.overdue_days })}</span>}
            {gap.critical && <span class="badge critical">{t('gaps.critical')}</span>}
        </>
    );
}

function Card({ gap, operation, filters, on }: { gap: NamedGap; operation: string; filters: Filters | undefined; on: string }) {
    return (
        <li class="gap-card" data-gap={gap.gap}>
            <a class="card-name" href={href(operation, 'commitments', { on }, [String(gap.gap)])}>
                <bdi>{gap.place_name}</bdi> <span class="quiet">{gap.gap}</span>
            </a>
            <span class="quiet small">
                <bdi>{bodyName(filters, gap.body)}</bdi>
                {gap.group !== 'all' && ` · ${groupWords(gap.group)}`} · {period(gap.period)}
            </span>
            <span>
                {t('column.gap')} <Told value={gap.missing} state={gap.missing_state} />
            </span>
            {gap.promised.commitments + gap.offered.commitments > 0 && (
                <span class="small">
                    {gap.promised.commitments > 0 ? t('promise.promised') : t('promise.offered')}{' '}
                    <SumWords sum={gap.promised.commitments > 0 ? gap.promised : gap.offered} />
                </span>
            )}
            <span class="card-marks">
                <Marks gap={gap} />
            </span>
            {gap.commitments.length > 0 && (
                <ul class="plain card-promises">
                    {gap.commitments.slice(0, 4).map((one) => (
                        <li key={one.commitment}>
                            <bdi>{one.partner_name}</bdi> <span class="quiet small">{word('promiseState', one.state)}</span>
                            <Came delivered={one.delivered} whole={one.quantity} late={one.overdue_days > 0} />
                        </li>
                    ))}
                </ul>
            )}
            {gap.advised && (
                <span class="small advised">
                    {t('promise.advised')}: {word('gapState', gap.advised.state)}
                </span>
            )}
        </li>
    );
}

export function Board({ gaps, operation, filters, on }: { gaps: NamedGap[]; operation: string; filters: Filters | undefined; on: string }) {
    return (
        <div class="gap-board">
            {stages.map((stage) => {
                const here = gaps.filter((gap) => gap.stage === stage);
                return (
                    <section key={stage} class={`stage stage-${stage}`} aria-label={t(`stage.${stage}`)}>
                        <h2>
                            {t(`stage.${stage}`)} <span class="quiet">{here.length}</span>
                        </h2>
                        {here.length === 0 && <p class="quiet small">{t('promise.stageNone')}</p>}
                        <ul class="plain">
                            {here.map((gap) => (
                                <Card key={gap.gap} gap={gap} operation={operation} filters={filters} on={on} />
                            ))}
                        </ul>
                    </section>
                );
            })}
        </div>
    );
}
