// A screen is fetched when it is opened first.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../words';

export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
    let loaded: ComponentType<Props> | undefined;
    return function Lazy(props: Props) {
        const [, set] = useState(0);
        const [lost, setLost] = useState(false);
        useEffect(() => {
            load().then(
                (found) => {
                    loaded = found;
                    set(1);
                },
                () => setLost(true),
            );
        }, []);
        if (loaded) {
            const Screen = loaded;
            return <Screen {...props} />;
        }
        return (
            <p class="asking" role="status">
                {lost ? t('app.offlineNothing') : t('app.loading')}
            </p>
        );
    };
}
