// Light, dark, or as the device is. public/early.js decides before the first paint; here it is changed.
import { Signal } from '../data/signal';

export type Light = 'auto' | 'light' | 'dark';
const order: Light[] = ['auto', 'light', 'dark'];
const changes = new Signal();
const device = () => matchMedia('(prefers-color-scheme: dark)');
const page = () => document.documentElement.dataset;

function chosen(): Light {
    return order.find((one) => one === page().chosen) ?? 'auto';
}

function apply(light: Light): void {
    page().chosen = light;
    page().light = light !== 'auto' ? light : device().matches ? 'dark' : 'light';
    changes.tell();
}

/** Follows the device where nothing was chosen. */
export function watchLight(): void {
    device().addEventListener('change', () => apply(chosen()));
}

export function nextLight(): void {
    const next = order[(order.indexOf(chosen()) + 1) % order.length] ?? 'auto';
    apply(next);
    try {
        if (next === 'auto') localStorage.removeItem('muster.light');
        else localStorage.setItem('muster.light', next);
    } catch {
        // It lasts as long as the page.
    }
}

export function useLight(): Light {
    changes.use();
    return chosen();
}

/** Whether it is dark now, for what is drawn without style sheets. */
export function isDark(): boolean {
    return page().light === 'dark';
}
