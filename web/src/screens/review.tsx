import type { Route } from '../route';
export function Review({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
