// What people do over several screens.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from './house.mjs';

export const password = 'four long words together';
const hostile = '<img src=x onerror=window.hostile=1>';

/** The first account, by the address that the server printed. */
export async function setUp(house) {
    const { page, context, wrongs } = await openPage(house);
    await page.goto(house.address + house.welcome);
    await page.fill('input[name=mail]', 'keeper@example.org');
    await page.fill('input[name=name]', 'Amina Diallo');
    await page.fill('input[name=password]', password);
    await page.fill('input[name=again]', password);
    await page.click('button[type=submit]');
    await page.waitForSelector('text=Zandia');
    const state = await context.storageState();
    await context.close();
    return { state, wrongs };
}

function workbook(house) {
    const rows = [
        ['Organisation', 'Cluster', 'Activity', 'Admin 1', 'Admin 2', 'Month', 'Status', 'Reached'],
        ['WNA', 'WASH', 'Water trucking', 'Toulérin', 'Ôrouré', '2026-01', 'ongoing', '1200'],
        [`${hostile} Org`, 'WASH', `${hostile} activity`, 'Toulérin', 'Toudissibek', '2026-01', 'ongoing', '300'],
        ['WNA', 'Health', 'Vaccination', 'Toulérin', `${hostile} place`, '2026-01', 'ongoing', '1200-1500'],
    ];
    const path = join(house.folder, `${'hostile'} 2026-01.csv`);
    writeFileSync(path, rows.map((row) => row.join(',')).join('\n'));
    return path;
}

/** Hands in, accepts; what was dropped survives a closed tab in between. */
export async function handIn(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}/zandia/hand-in`);
    await page.waitForSelector('.drop button');
    await page.setInputFiles('input[type=file]', workbook(house));
    await page.waitForSelector('[data-accept]');
    await page.reload();
    await page.click('[data-kept] .primary');
    await page.waitForSelector('[data-accept]');
    await page.click('.handed > details:last-of-type summary, .handed details summary:has-text("Columns")');
    await page.click('[data-accept]');
    await page.waitForSelector('[data-done]');
    await context.close();
    return wrongs;
}

/** Names that are scripts are shown as text, on every screen that shows them. */
export async function hostileNames(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    let seen = 0;
    for (const path of [
        '/zandia',
        '/zandia/activities?text=onerror',
        '/zandia/partners?text=onerror',
        '/zandia/review',
        '/zandia/hand-in',
        '/zandia/places/XZ0102',
        '/zandia/gaps?tab=overlaps',
    ]) {
        await page.goto(house.address + path);
        await page.waitForSelector('main h1');
        await page.waitForTimeout(100);
        await page.answered();
        if (await page.evaluate(() => window.hostile)) wrongs.push(`${path}: a name ran as a script`);
        if ((await page.locator('img').count()) > 0) wrongs.push(`${path}: a name became an image`);
        if ((await page.content()).includes('&lt;img src=x')) seen += 1;
    }
    if (seen < 2) wrongs.push(`the hostile names were seen on ${seen} screens only`);
    await context.close();
    return wrongs;
}

/** A card is settled while there is no line: kept here, then accepted. */
export async function settleWithoutLine(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}/zandia/review`);
    await page.waitForSelector('.candidate kbd, .card .buttons button');
    const before = await page.textContent('.card h2');
    await context.setOffline(true);
    if (await page.locator('.candidate kbd').count()) await page.keyboard.press('1');
    else await page.keyboard.press('x');
    await page.waitForSelector('[data-saved] [data-here]');
    await context.setOffline(false);
    await page.waitForSelector('[data-saved] [data-accepted]', { timeout: 20_000 });
    if ((await page.textContent('.card h2')) === before) wrongs.push('the card that was settled is still there');
    await context.close();
    return wrongs.filter((one) => !one.startsWith('another host'));
}

/** The palette finds a place by its name, with the keyboard alone. */
export async function palette(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}/zandia/gaps`);
    await page.waitForSelector('tbody tr');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('medinela');
    await page.waitForSelector('[role=option]:has-text("XZ0204")');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.a4 h1');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog .keys kbd');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForFunction(() => location.pathname.endsWith('/partners'));
    await context.close();
    return wrongs;
}

/** A partner hands in by a link: no account, one screen, its own sheet. */
export async function byLink(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}/zandia/partners/wna`);
    await page.click('[data-make-link]');
    const link = await page.textContent('[data-link]');
    await context.close();
    const guest = await openPage(house);
    await guest.page.goto(link);
    await guest.page.waitForSelector('.drop button');
    const shown = await guest.page.locator('nav.screens .within a').count();
    if (shown !== 1) wrongs.push(`a link shows ${shown} screens`);
    await guest.page.setInputFiles('input[type=file]', workbook(house));
    await guest.page.waitForSelector('[data-accept]');
    await guest.context.close();
    return [...wrongs, ...guest.wrongs];
}

/** A card is settled and taken back: it waits again. */
export async function settleAndUndo(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}/zandia/review?queue=place`);
    await page.waitForSelector('.candidate kbd');
    await page.waitForSelector('.card-map [data-ready=yes]');
    const before = await page.textContent('.queues [aria-pressed=true] strong');
    await page.keyboard.press('1');
    await page.waitForFunction((was) => document.querySelector('.queues [aria-pressed=true] strong')?.textContent !== was, before);
    await page.waitForSelector('.settled li:first-child button');
    await page.click('.settled li:first-child button');
    await page.waitForFunction((was) => document.querySelector('.queues [aria-pressed=true] strong')?.textContent === was, before);
    await page.waitForSelector('.settled li:first-child del');
    await context.close();
    return wrongs;
}
