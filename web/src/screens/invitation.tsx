import type { Route } from '../route';
export function Invitation({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
