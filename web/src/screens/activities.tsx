import type { Route } from '../route';
export function Activities({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
