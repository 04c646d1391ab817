// Something outside the components that they follow. What changes between a component's first look and its listening is
// not lost: it looks again when it begins to listen.
import { useLayoutEffect, useReducer } from 'preact/hooks';

export class Signal {
    private version = 0;
    private readonly listeners = new Set<() => void>();

    tell(): void {
        this.version += 1;
        for (const listener of [...this.listeners]) listener();
    }

    /** The component is drawn again whenever this tells. */
    use(): void {
        const [, again] = useReducer((n: number, _: undefined) => n + 1, 0);
        const seen = this.version;
        useLayoutEffect(() => {
            const listener = () => again(undefined);
            this.listeners.add(listener);
            if (this.version !== seen) listener();
            return () => {
                this.listeners.delete(listener);
            };
        }, []);
    }
}
