// Light, dark, or as the device is.

export type Light = 'auto' | 'light' | 'dark';
const order: Light[] = ['auto', 'light', 'dark'];
const changes = new Signal();

function now(): Light {
    const set = document.documentElement.dataset.light;
    return set === 'light' || set === 'dark' ? set : 'auto';
}

export function nextLight(): void {
    const next = order[(order.indexOf(now()) + 1) % order.length] ?? 'auto';
    if (next === 'auto') delete document.documentElement.dataset.light;
    else document.documentElement.dataset.light = next;
    try {
        if (next === 'auto') localStorage.removeItem('muster.light');
        else localStorage.setItem('muster.light', next);
    } catch {
        // It lasts as long as the page.
    }
    changes.tell();
}

export function useLight(): Light {
    changes.use();
    return now();
}

/** Whether it is dark now, for what is drawn without style sheets. */
export function isDark(): boolean {
    const set = now();
    return set === 'dark' || (set === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
}

import { Signal } from '../data/signal';
