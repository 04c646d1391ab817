import { useQuery } from '../../data/query';
import { may } from '../../data/session';
import { Asked } from '../../parts/state';
import { Views } from '../../parts/views';
import type { Route } from '../../route';
import { t } from '../../words';
import { Accounts } from './accounts';
import { Invitations } from './invitations';
import { Links } from './links';
import { Rule } from './rule';
import { TakenFiles } from './taken';
import type { Account } from './types';
import '../../styles/keeping.css';
import { useFilters } from '../../parts/filters';

export function People({ route }: { route: Route }) {
    const { operation, params } = route;
    const tab = params.get('tab') ?? 'accounts';
    const answer = useQuery<{ accounts: Account[] }>('/accounts');
    const filters = useFilters(operation);
    const views: [string, string][] = [
        ['accounts', t('people.accounts')],
        ['invitations', t('people.invitations')],
    ];
    // A link is for one operation, so it is made there.
    if (operation) views.push(['links', t('people.links')]);
    else if (may('administer')) views.push(['rule', t('people.rule')]);
    if (operation && may('administer')) views.push(['taken', t('exports.taken')]);
    return (
        <>
            <div class="head">
                <h1>{t('people.title')}</h1>
                <Views route={route} first="accounts" views={views} />
            </div>
            <Asked answer={answer}>
                {({ accounts }) =>
                    tab === 'taken' && operation ? (
                        <TakenFiles operation={operation} />
                    ) : tab === 'links' && operation ? (
                        <Links operation={operation} accounts={accounts} filters={filters} />
                    ) : tab === 'rule' && !operation ? (
                        <Rule accounts={accounts} />
                    ) : tab === 'invitations' ? (
                        <Invitations operation={operation} accounts={accounts} filters={filters} />
                    ) : (
                        <Accounts route={route} accounts={accounts} filters={filters} />
                    )
                }
            </Asked>
        </>
    );
}
