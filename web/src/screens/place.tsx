import type { Route } from '../route';
export function PlaceScreen({ route }: { route: Route }) {
    return <h1>{route.screen}</h1>;
}
