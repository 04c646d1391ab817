// A Chromium that asks nothing of the world, for the walks.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const program = process.env.CHROMIUM ?? '/usr/bin/chromium';

export function isThere() {
    return existsSync(program);
}

export function launch() {
    return chromium.launch({
        executablePath: program,
        args: [
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--disable-gpu-watchdog',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}
