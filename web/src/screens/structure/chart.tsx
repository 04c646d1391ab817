// The bodies as a chart: each under the one that it is part of, with its state, who leads and whom it answers to.
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { partnerName, sectorName } from '../../parts/filters';
import { href } from '../../route';
import { t, word } from '../../words';
import type { Listed } from './types';
import { wordOr } from './words';

export function StateBadge({ body }: { body: { state: string; stage?: string } }) {
    return (
        <span class={`badge body-${body.state}`}>
            {word('body.state', body.state)}
            {body.stage && ` · ${word('body.stage', body.stage)}`}
        </span>
    );
}

function Box({ body, operation, filters, on }: { body: Listed; operation: string; filters: Filters | undefined; on: string }) {
    const late = (body.clocks ?? []).filter((clock) => clock.state === 'late');
    return (
        <div class={`body-box body-${body.state} governed-${body.governance ?? 'none'}`}>
            <a href={href(operation, 'structure', { on }, [body.code])}>
                <bdi>{sectorName(body)}</bdi>
            </a>
            <span class="quiet small">{wordOr('body.type', body.type ?? '', body.kind)}</span>
            <StateBadge body={body} />
            {(body.leads ?? [])
                .filter((lead) => lead.accountable)
                .map((lead) => (
                    <strong key={lead.partner}>
                        <bdi>{partnerName(filters, lead.partner)}</bdi>
                    </strong>
                ))}
            {(body.leads ?? [])
                .filter((lead) => !lead.accountable)
                .map((lead) => (
                    <span key={lead.partner} class="small">
                        <bdi>{partnerName(filters, lead.partner)}</bdi>{' '}
                        <span class="quiet">{lead.label || word('body.leadRole', lead.role)}</span>
                    </span>
                ))}
            {late.map((clock) => (
                <span key={clock.clock} class="small critical">
                    {word('body.clock', clock.clock)}: {t('duties.due', { when: day(clock.due.slice(0, 10)) })}
                </span>
            ))}
        </div>
    );
}

function Branch(props: { bodies: Listed[]; under: string; operation: string; filters: Filters | undefined; on: string }) {
    const { bodies, under } = props;
    const codes = new Set(bodies.map((body) => body.code));
    const here = bodies.filter((body) => (under === '' ? !codes.has(body.parent) : body.parent === under));
    if (here.length === 0) return null;
    return (
        <ul class="chart">
            {here.map((body) => (
                <li key={body.code}>
                    <Box body={body} operation={props.operation} filters={props.filters} on={props.on} />
                    <Branch {...props} under={body.code} />
                </li>
            ))}
        </ul>
    );
}

/** Who answers to whom stands above: clusters to the Humanitarian Coordinator, government-led sectors to the government. */
export function Chart({
    bodies,
    operation,
    filters,
    on,
}: {
    bodies: Listed[];
    operation: string;
    filters: Filters | undefined;
    on: string;
}) {
    const codes = new Set(bodies.map((body) => body.code));
    const tops = bodies.filter((body) => !codes.has(body.parent));
    const lines: [string, string, Listed[]][] = [
        ['cluster', t('structure.toHc'), tops.filter((body) => body.governance === 'cluster')],
        ['government', t('structure.toGovernment'), tops.filter((body) => body.governance === 'government')],
        ['group', t('structure.groups'), tops.filter((body) => body.governance === 'group')],
    ];
    return (
        <div class="charts-of-bodies">
            {lines
                .filter(([, , heads]) => heads.length > 0)
                .map(([kind, words, heads]) => (
                    <section key={kind} class={`part line-of-${kind}`}>
                        <header>
                            <h2>{words}</h2>
                        </header>
                        <ul class="chart top">
                            {heads.map((body) => (
                                <li key={body.code}>
                                    <Box body={body} operation={operation} filters={filters} on={on} />
                                    <Branch bodies={bodies} under={body.code} operation={operation} filters={filters} on={on} />
                                </li>
                            ))}
                        </ul>
                    </section>
                ))}
        </div>
    );
}
