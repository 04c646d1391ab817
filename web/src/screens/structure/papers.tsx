// What the next decision rests on: findings by criterion, who was consulted and advised, the lead that was argued, the plan.
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { partnerName } from '../../parts/filters';
import { t, word } from '../../words';
import type { Criterion, Paper, Shown } from './types';
import { wordOr } from './words';

const signs: Record<string, string> = { met: '●', partly: '◐', not_met: '○', unknown: '?', '': '–' };

function Findings({ criteria }: { criteria: Criterion[] }) {
    return (
        <ul class="plain findings">
            {criteria.map((one) => (
                <li key={one.criterion}>
                    <span class="duty-sign" aria-hidden="true">
                        {signs[one.finding] ?? '–'}
                    </span>
                    <span>
                        <code class="code">{one.criterion}</code> {wordOr('criterion', one.criterion, one.text)}
                        <span class="block quiet small">
                            {one.finding ? (
                                <>
                                    <strong>{word('finding', one.finding)}</strong> · <bdi>{one.evidence}</bdi> · {day(one.day)}
                                </>
                            ) : (
                                t('papers.noFinding')
                            )}
                        </span>
                    </span>
                </li>
            ))}
        </ul>
    );
}

function Said({ title, papers, prefix, filters }: { title: string; papers: Paper[]; prefix: string; filters: Filters | undefined }) {
    if (papers.length === 0) return null;
    return (
        <>
            <h3>{title}</h3>
            <ul class="plain">
                {papers.map((one) => (
                    <li key={`${one.decision} ${one.name}`} class={one.current ? '' : 'quiet'}>
                        <strong>{wordOr(prefix, one.name, one.name)}</strong>{' '}
                        {one.partner && <bdi>{partnerName(filters, one.partner)}</bdi>}{' '}
                        {one.value && wordOr('stance', one.value, wordOr('planStatus', one.value, one.value))} <bdi>{one.note}</bdi>{' '}
                        <span class="quiet small">
                            {day(one.day)}
                            {one.due && ` · ${t('duties.due', { when: day(one.due) })}`}
                        </span>
                    </li>
                ))}
            </ul>
        </>
    );
}

export function Papers({ shown, filters }: { shown: Shown; filters: Filters | undefined }) {
    const ending =
        ['deactivate', 'hand_over'].includes(shown.life?.action ?? '') ||
        ['under_review', 'in_transition'].includes(shown.life?.state ?? '');
    const criteria = shown.criteria.filter((one) => one.for === (ending ? 'deactivate' : 'activate'));
    const shows = shown.life?.governance === 'cluster' || !shown.life;
    return (
        <section class="part">
            <header>
                <h2>{t('papers.title')}</h2>
            </header>
            {shows && <Findings criteria={criteria} />}
            <Said title={t('papers.consulted')} papers={shown.consulted} prefix="party" filters={filters} />
            <Said title={t('papers.advised')} papers={shown.advised} prefix="body.role" filters={filters} />
            <Said title={t('papers.notified')} papers={shown.notified} prefix="party" filters={filters} />
            <Said title={t('papers.plan')} papers={shown.plan} prefix="planPart" filters={filters} />
        </section>
    );
}
