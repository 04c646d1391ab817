// A server of its own for a walk: the sample operation in a new store, and what stands on the way recorded.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isThere, launch } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const program = process.env.MUSTER_PROGRAM ?? join(here, '../../../build/muster');

/** Why the walk cannot be made here; '' where it can. */
export function missing() {
    if (!isThere()) return 'there is no Chromium (apt-get install chromium), or CHROMIUM names none';
    if (!existsSync(program)) return `there is no program at ${program} (tools/build), or MUSTER_PROGRAM names none`;
    return '';
}

/** "address  http://…" and "set up   http://…/welcome/CODE", as the server prints them. */
function spoken(child) {
    return new Promise((resolve, reject) => {
        let said = '';
        child.stdout.on('data', (part) => {
            said += part;
            const address = /address\s+(http:\S+)/.exec(said)?.[1];
            const welcome = /set up\s+\S+(\/welcome\/\S+)/.exec(said)?.[1];
            if (address && welcome) resolve({ address, welcome });
        });
        child.on('exit', (code) => reject(new Error(`muster serve ended with ${code}: ${said}`)));
    });
}

export async function openHouse() {
    const folder = mkdtempSync(join(tmpdir(), 'muster-walk-'));
    const store = join(folder, 'muster.db');
    execFileSync(program, ['demo', '--into', join(folder, 'zandia'), '--store', store], { stdio: 'ignore' });
    execFileSync(program, ['commitment', 'remind', '--operation', 'zandia', '--store', store], { stdio: 'ignore' });
    const child = spawn(program, ['serve', '--port', '0', '--quiet', '--store', store], { stdio: ['ignore', 'pipe', 'ignore'] });
    const { address, welcome } = await spoken(child);
    const page = await (await fetch(address)).text();
    const browser = await launch();
    const house = {
        address,
        welcome,
        folder,
        browser,
        withPages: page.includes('id="app"'),
        command: (...words) => execFileSync(program, [...words, '--store', store], { encoding: 'utf8' }),
        async close() {
            await house.browser.close();
            child.removeAllListeners('exit');
            child.kill();
            rmSync(folder, { recursive: true, force: true });
        },
    };
    return house;
}

export const axeSource = readFileSync(join(here, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** A page that remembers what should not happen: mistakes, refused styles and scripts, other hosts, dialogs of scripts. */
export async function openPage(house, options = {}) {
    // A browser that ended in one step fails that step, not those after it.
    if (!house.browser.isConnected()) house.browser = await launch();
    const context = await house.browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light', ...options });
    if (options.language) await context.addInitScript((language) => localStorage.setItem('muster.language', language), options.language);
    const page = await context.newPage();
    const wrongs = [];
    const asked = new Map();
    page.on('request', (request) => asked.set(request, Date.now()));
    page.on('requestfinished', (request) => asked.delete(request));
    page.on('requestfailed', (request) => asked.delete(request));
    page.unanswered = () => [...asked].map(([request, at]) => `${request.method()} ${request.url()} for ${Date.now() - at} ms`);
    /** Until every question is answered; what tells of events never is. */
    page.answered = async () => {
        for (let n = 0; n < 200 && [...asked.keys()].some((request) => !request.url().endsWith('/events')); n += 1)
            await page.waitForTimeout(50);
    };
    page.on('pageerror', (error) => wrongs.push(`mistake: ${error.message}`));
    page.on('dialog', (dialog) => {
        wrongs.push(`a script opened a dialog: ${dialog.message()}`);
        void dialog.dismiss();
    });
    page.on('console', (message) => {
        if (/Content Security Policy|TrustedScript|Refused to/.test(message.text())) wrongs.push(`policy: ${message.text()}`);
        // What the server refuses is told by its answer, below.
        else if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrongs.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== house.address) wrongs.push(`another host: ${request.url()}`);
    });
    page.on('response', (response) => {
        // 401 is how a page learns that nobody is signed in; everything else should not have been asked.
        if (response.status() >= 400 && response.status() !== 401)
            wrongs.push(`${response.status()} ${response.request().method()} ${response.url().slice(house.address.length)}`);
    });
    return { page, context, wrongs };
}
