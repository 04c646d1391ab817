import type { Route } from '../route';
export function HandIn({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
