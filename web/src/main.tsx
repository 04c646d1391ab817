import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { operationPath, Problem, root } from './data/api';
import { watchLine } from './data/outbox';
import { askAgain } from './data/query';
import { comeByLink, type Me, may, mustProve, standIn, useSession, whoAmI } from './data/session';
import { Boundary, Trouble } from './parts/state';
import { go, href, type Route, useRoute, watchLinks } from './route';
import { screenAt, screens } from './screens';
import { watchLight } from './shell/light';
import { Bar, Shell } from './shell/shell';
import { SignIn } from './shell/sign-in';
import './styles/base.css';
import './styles/parts.css';
import './styles/panels.css';
import './styles/screens.css';
import './styles/print.css';
import { preferred, speak, t, useWords } from './words';

/** An open page learns that something was written, and asks again. */
function useEvents(operation: string, signedIn: boolean): void {
    useEffect(() => {
        if (!operation || !signedIn || typeof EventSource === 'undefined') return;
        const events = new EventSource(root + operationPath(operation, '/events'));
        let wait = 0;
        let head = -1;
        events.addEventListener('journal', (event) => {
            const now = Number((JSON.parse((event as MessageEvent<string>).data) as { head?: number }).head ?? 0);
            const moved = head >= 0 && now > head;
            head = now;
            if (!moved) return;
            clearTimeout(wait);
            wait = window.setTimeout(askAgain, 800);
        });
        return () => {
            clearTimeout(wait);
            events.close();
        };
    }, [operation, signedIn]);
}

const notForYou = new Problem(403, '', '', '');

function Missing() {
    return (
        <div class="empty">
            <h1>{t('app.notFound')}</h1>
            <p>{t('app.notFoundRemedy')}</p>
        </div>
    );
}

/** Whoever came by an upload link has one screen: handing in, in the operation that the link is for. */
function useLink(me: Me | null | undefined, route: Route): void {
    useEffect(() => {
        if (me?.kind !== 'link' || route.operation) return;
        const operation = me.grants[0]?.operation ?? Object.keys(me.operations).find((one) => one !== '*');
        if (operation) go(href(operation, 'hand-in'), { replace: true });
    }, [me, route.operation]);
}

function App() {
    useWords();
    const route = useRoute();
    const { me, trouble } = useSession();
    useEvents(route.operation, !!me && me.kind === 'account' && !mustProve());
    useLink(me, route);
    standIn(route.operation);
    const known = screenAt(route);
    // A role that asks for a second factor: that first, at whatever address, then the page that was wanted.
    const Known = (mustProve() ? screens.find((one) => one.screen === 'account') : known)?.open;
    if (known?.where === 'open' && Known)
        return (
            <>
                <Bar route={route} />
                <main id="content">
                    <Known route={route} />
                </main>
            </>
        );
    if (!me)
        return (
            <>
                <Bar route={{ ...route, operation: '' }} />
                <main id="content">
                    {me === null ? <SignIn /> : trouble ? <Trouble problem={trouble} /> : <p class="asking">{t('app.loading')}</p>}
                </main>
            </>
        );
    // The server would say so too; the page is spared asking.
    const closed = !mustProve() && !!known?.permission && !may(known.permission);
    return (
        <Shell route={route}>
            <Boundary key={`${route.operation}/${route.screen}`}>
                {!Known ? <Missing /> : closed ? <Trouble problem={notForYou} /> : <Known route={route} />}
            </Boundary>
        </Shell>
    );
}

await speak(preferred());
watchLinks();
watchLight();
comeByLink();
watchLine();
addEventListener('online', () => void whoAmI());
addEventListener('muster:signed-out', () => void whoAmI());
addEventListener('muster:second-factor', () => void whoAmI());
void whoAmI();
const app = document.getElementById('app');
if (app) render(<App />, app);
