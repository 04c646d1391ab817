import type { Route } from '../route';
export function House({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
