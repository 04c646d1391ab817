// One body on one page: what it is, who leads it, whom it answers to, what is decided next, and its life.
import { operationPath, root } from '../../data/api';
import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import type { Filters } from '../../data/types';
import { day } from '../../format';
import { DaySelect } from '../../parts/day-select';
import { bodyName, partnerName, sectorName, useKnown } from '../../parts/filters';
import { Asked } from '../../parts/state';
import { href, type Route } from '../../route';
import { t, word } from '../../words';
import { StateBadge } from './chart';
import { Decide } from './decide';
import { LifeHistory } from './history';
import { Papers } from './papers';
import type { Life, Shown } from './types';
import { wordOr } from './words';

/** Who answers to whom, drawn as a line: it ends at the Emergency Relief Coordinator or at the government. */
function AnswersTo({ life, filters }: { life: Life; filters: Filters | undefined }) {
    const leads = life.leads.filter((lead) => lead.accountable).map((lead) => partnerName(filters, lead.partner));
    const line =
        life.governance === 'cluster'
            ? [
                  word('body.role', 'coordinator'),
                  `${word('body.role', 'lead_agency')} (${leads.join(' + ') || '–'})`,
                  word('body.role', 'rc_hc'),
                  word('body.role', 'erc'),
              ]
            : life.governance === 'government'
              ? [word('body.role', 'coordinator'), leads.join(' + ') || word('body.leadRole', 'gov_lead'), t('structure.government')]
              : [life.name, wordOr('body.role', life.accountable_to, life.accountable_to_name)];
    return (
        <ol class="answers-to" aria-label={t('body.answersTo')}>
            {line.map((one) => (
                <li key={one}>
                    <bdi>{one}</bdi>
                </li>
            ))}
        </ol>
    );
}

function Leads({ life, filters }: { life: Life; filters: Filters | undefined }) {
    return (
        <section class="part">
            <header>
                <h2>{t('body.leads')}</h2>
            </header>
            {life.leads.length === 0 && <p>{t('body.leadNone')}</p>}
            <ul class="plain">
                {life.leads.map((lead) => (
                    <li key={`${lead.partner} ${lead.role}`}>
                        <strong>
                            <bdi>{partnerName(filters, lead.partner)}</bdi>
                        </strong>{' '}
                        {lead.label || word('body.leadRole', lead.role)}{' '}
                        <span class="quiet small">
                            {lead.accountable ? t('body.accountable') : t('body.sharesWork')} · {day(lead.since)}
                        </span>
                        {lead.deviation && (
                            <span class="block small">
                                {t('body.deviates')} <bdi>{lead.deviation}</bdi>
                            </span>
                        )}
                    </li>
                ))}
            </ul>
            <p>
                <strong>{t('body.lastResort')}:</strong> {life.last_resort ? '✓' : '–'} <span class="quiet">{life.last_resort_why}</span>
            </p>
            {life.posts.length > 0 && (
                <ul class="plain">
                    {life.posts.map((post) => (
                        <li key={`${post.post} ${post.partner}`} class={post.standing === 'vacant' ? 'critical' : ''}>
                            {wordOr('post', post.post, post.post)}: {word('standing', post.standing)}{' '}
                            {post.partner && <bdi>{partnerName(filters, post.partner)}</bdi>}{' '}
                            <span class="quiet small">{day(post.since)}</span>
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}

function Facts({ operation, life, filters }: { operation: string; life: Life; filters: Filters | undefined }) {
    const facts: [string, string][] = [
        [t('body.parent'), life.parent && bodyName(filters, life.parent)],
        [t('field.area'), life.area],
        [t('field.languages'), life.languages],
        [t('field.rhythm'), life.rhythm],
        [t('body.cameFrom'), life.came_from.map((code) => bodyName(filters, code)).join(', ')],
        [t('body.succeededBy'), life.succeeded_by.map((code) => bodyName(filters, code)).join(', ')],
    ];
    return (
        <dl class="facts">
            {facts
                .filter(([, value]) => value)
                .map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd class="small">
                            <bdi>{value}</bdi>
                        </dd>
                    </div>
                ))}
            {life.clocks.map((clock) => (
                <div key={clock.clock}>
                    <dt>{word('body.clock', clock.clock)}</dt>
                    <dd class={`small ${clock.state === 'late' ? 'critical' : ''}`}>
                        {day(clock.due.slice(0, 10))} <span class="quiet">{word('body.clockState', clock.state)}</span>
                    </dd>
                </div>
            ))}
            {life.terms_of_reference && (
                <div>
                    <dt>{t('field.terms')}</dt>
                    <dd class="small">
                        <a
                            href={root + operationPath(operation, `/documents/${encodeURIComponent(life.terms_of_reference)}/file`)}
                            download
                        >
                            {t('app.download')}
                        </a>
                    </dd>
                </div>
            )}
        </dl>
    );
}

export function BodyPage({ route, body }: { route: Route; body: string }) {
    const { operation, params } = route;
    const filters = useKnown(operation);
    const on = params.get('on') ?? '';
    const answer = useQuery<Shown>(operationPath(operation, `/bodies/${encodeURIComponent(body)}`), { on });
    return (
        <Asked answer={answer}>
            {(shown) => {
                const name = sectorName({ code: body, name: shown.life?.name ?? shown.bodies[0]?.name });
                return (
                    <>
                        <div class="head">
                            <h1>
                                <bdi>{name}</bdi>
                            </h1>
                            {shown.life ? (
                                <>
                                    <span class="quiet">{wordOr('body.type', shown.life.type, shown.life.type)}</span>
                                    <StateBadge body={shown.life} />
                                    <span class="quiet">{t('structure.sinceDay', { when: day(shown.life.since) })}</span>
                                </>
                            ) : (
                                <StateBadge body={{ state: 'not_established' }} />
                            )}
                            <DaySelect value={on} />
                            <a class="no-print" href={href(operation, 'structure', { on })}>
                                {t('structure.all')}
                            </a>
                            {may('board') && shown.life && (
                                <a class="no-print" href={href(operation, 'accountability', { body: shown.body })}>
                                    {t('screen.accountability')}
                                </a>
                            )}
                            <button type="button" class="no-print" onClick={() => print()}>
                                {t('app.print')}
                            </button>
                        </div>
                        {shown.life && <AnswersTo life={shown.life} filters={filters} />}
                        {shown.life && <Facts operation={operation} life={shown.life} filters={filters} />}
                        <div class="parts">
                            <div class="stack">
                                <Decide operation={operation} shown={shown} filters={filters} />
                                <LifeHistory operation={operation} body={shown.body} filters={filters} />
                            </div>
                            <div class="stack">
                                {shown.life && <Leads life={shown.life} filters={filters} />}
                                <Papers shown={shown} filters={filters} />
                            </div>
                        </div>
                    </>
                );
            }}
        </Asked>
    );
}
