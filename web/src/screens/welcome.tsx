import type { Route } from '../route';
export function Welcome({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
