// One thing seen in several ways; the choice is in the address.
import { change, href, type Route } from '../route';
import { t } from '../words';

export function Views({ route, views, first }: { route: Route; views: [tab: string, words: string][]; first: string }) {
    const open = route.params.get('tab') ?? first;
    return (
        <nav class="views" aria-label={t('view.label')}>
            {views.map(([tab, words]) => (
                <a
                    key={tab}
                    href={href(
                        route.operation,
                        route.screen,
                        { ...Object.fromEntries(route.params), tab: tab === first ? null : tab },
                        route.rest,
                    )}
                    aria-current={tab === open ? 'page' : undefined}
                    onClick={(event) => {
                        event.preventDefault();
                        change({ tab: tab === first ? null : tab });
                    }}
                >
                    {words}
                </a>
            ))}
        </nav>
    );
}
