import type { Route } from '../route';
export function Partners({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
