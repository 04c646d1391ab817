// Facets with counts: each is a filter, by the same names as everywhere.
import { operationPath } from '../../data/api';
import { useQuery } from '../../data/query';
import type { Filters } from '../../data/types';
import { number, period } from '../../format';
import { bodyName, groupWords } from '../../parts/filters';
import { change, type Route } from '../../route';
import { t, word } from '../../words';
import type { ActivitiesData, Facet } from './types';

export const facetNames = ['body', 'place', 'partner', 'activity', 'period', 'group', 'status', 'modality'] as const;
export type FacetName = (typeof facetNames)[number];

export function facetWords(filters: Filters | undefined, name: FacetName, facet: Facet): string {
    if (name === 'body') return bodyName(filters, facet.value);
    if (name === 'period') return period(facet.value);
    if (name === 'group') return groupWords(facet.value);
    if (name === 'status') return word('status', facet.value);
    if (name === 'modality') return word('modality', facet.value);
    return facet.name || facet.value || '–';
}

/** The places around the one that is chosen, the widest first: each leads back up to itself. */
function Above({ operation, chosen }: { operation: string; chosen: string }) {
    const place = useQuery<{ name: string; within: { pcode: string; name: string }[] }>(
        operationPath(operation, `/places/${encodeURIComponent(chosen)}`),
    ).data;
    const to = (pcode: string | null) => change({ place: pcode, after: null });
    return (
        <p class="trail" data-trail>
            <button type="button" onClick={() => to(null)}>
                {t('app.all')}
            </button>
            {[...(place?.within ?? [])].reverse().map((one) => (
                <span key={one.pcode}>
                    {' › '}
                    <button type="button" onClick={() => to(one.pcode)}>
                        <bdi>{one.name}</bdi>
                    </button>
                </span>
            ))}
            {' › '}
            <strong>
                <bdi>{place?.name ?? chosen}</bdi>
            </strong>
        </p>
    );
}

function OneFacet({
    name,
    facets,
    chosen,
    filters,
    operation,
}: {
    name: FacetName;
    facets: Facet[];
    chosen: string | null;
    filters: Filters | undefined;
    operation: string;
}) {
    if (facets.length === 0 && !chosen) return null;
    return (
        <details open={chosen !== null || ((name === 'body' || name === 'place') && matchMedia('(min-width: 960px)').matches)}>
            <summary>
                {t(`filter.${name}`)}{' '}
                {chosen && name !== 'place' && (
                    <strong>
                        {' '}
                        · {facetWords(filters, name, facets.find((one) => one.value === chosen) ?? { value: chosen, rows: 0 })}
                    </strong>
                )}
            </summary>
            {chosen && name === 'place' && <Above operation={operation} chosen={chosen} />}
            <ul class="facet">
                {facets.slice(0, 40).map((facet) => (
                    <li key={facet.value}>
                        <button
                            type="button"
                            aria-pressed={facet.value === chosen}
                            onClick={() => change({ [name]: facet.value === chosen ? null : facet.value, after: null })}
                        >
                            <bdi>{facetWords(filters, name, facet)}</bdi> <span class="quiet">{number(facet.rows)}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </details>
    );
}

export function Facets({ data, route, filters }: { data: ActivitiesData; route: Route; filters: Filters | undefined }) {
    return (
        <aside class="facets" aria-label={t('app.filters')}>
            {facetNames.map((name) => (
                <OneFacet
                    key={name}
                    name={name}
                    facets={data.facets[name] ?? []}
                    chosen={route.params.get(name)}
                    filters={filters}
                    operation={route.operation}
                />
            ))}
        </aside>
    );
}
