import type { Route } from '../route';
export function Today({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
