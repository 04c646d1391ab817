// When a gap is critical: the rule of the day, and the operation's own from a day on.
import { may } from '../../data/session';
import { day, percent } from '../../format';
import { t } from '../../words';
import { Acts } from './deeds';
import type { BoardAnswer } from './types';

export function RuleLine({ operation, rule }: { operation: string; rule: BoardAnswer['critical_rule'] }) {
    const act = {
        name: 'rule',
        verb: t('rule.set'),
        path: '/critical-rule',
        follows: t('rule.then'),
        fields: [
            { name: 'severity', label: t('rule.severity'), first: String(rule.severity) },
            { name: 'coverage', label: t('rule.coverage'), first: String(rule.coverage) },
            { name: 'past', label: t('rule.past'), first: String(rule.past) },
            { name: 'from', label: t('rule.from'), kind: 'day' as const },
            { name: 'reason', label: t('field.reason'), kind: 'text' as const, needed: true },
        ],
    };
    return (
        <details>
            <summary>{t('rule.title')}</summary>
            <p>
                {t('rule.says', {
                    severity: rule.severity,
                    coverage: percent(rule.coverage),
                    past: percent(rule.past),
                    when: day(rule.from),
                })}
            </p>
            {may('settle') && <Acts operation={operation} acts={[act]} about={t('rule.title')} />}
        </details>
    );
}
