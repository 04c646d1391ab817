import type { Route } from '../route';
export function Needs({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
