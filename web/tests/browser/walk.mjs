// Walks each screen as a person would: opens it, does what it is for, asks axe, looks at Arabic and at the width of a phone.
//
//   npm run browser [-- FOLDER]     pictures are written there; a folder of their own in the system's otherwise
//
// Ends with 1 where something failed, with 77 where there is no browser or no program.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPaper, overflow, Report, smallTargets, violations } from './checks.mjs';
import { coordination, guest } from './coordination.mjs';
import { byLink, handIn, hostileNames, palette, settleAndUndo, settleWithoutLine, setUp } from './deeds.mjs';
import { missing, openHouse, openPage } from './house.mjs';
import { access, ownAccount, register, secondFactor } from './keeping.mjs';
import { roles, walkAs } from './roles.mjs';
import { screens } from './screens.mjs';

const lacking = missing();
if (lacking) {
    console.log(`skipped: ${lacking}`);
    process.exit(77);
}
const pictures = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'muster-pictures-'));
mkdirSync(pictures, { recursive: true });
const picture = (page, name) => page.screenshot({ path: join(pictures, `${name.replaceAll(/\W+/g, '-')}.png`) });
const paper = (name) => join(pictures, `${name.replaceAll(/\W+/g, '-')}.pdf`);
const report = new Report();
const house = await openHouse();
if (!house.withPages) {
    console.log('skipped: the program was built without the web interface (tools/build-web, then tools/build)');
    await house.close();
    process.exit(77);
}

/** Where a screen does not come, what is there instead is told. */
async function arrived(page, screen) {
    try {
        await page.waitForSelector(screen.there);
    } catch {
        await picture(page, `${screen.name}-failed`);
        const there = (await page.innerText('main')).slice(0, 300);
        throw new Error([`${screen.there} did not come; there is: ${there}`, 'not answered:', ...page.unanswered()].join('\n'));
    }
}

/** English on a desktop: what the screen is for is done. */
async function walk(state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    page.setDefaultTimeout(20_000);
    for (const screen of screens)
        await report.step(screen.name, async () => {
            wrongs.length = 0;
            await page.goto(house.address + screen.path);
            await arrived(page, screen);
            const found = [...(await violations(page)), ...(await smallTargets(page))];
            await picture(page, screen.name);
            await screen.act?.(page);
            const within = (await page.locator('dialog[open]').count()) > 0 ? 'dialog[open]' : '';
            if (within) found.push(...(await violations(page, within)).map((one) => `after its act: ${one}`));
            return [...found, ...wrongs];
        });
    await context.close();
}

/** What the server says in sentences is Arabic here too, and tells nobody to type a command. */
async function spokenWrongly(page, screen) {
    const main = (await page.textContent('main')) ?? '';
    const wrongs = /\bmuster [a-z0-9]|--[a-z]/.test(main) ? ['names a command'] : [];
    for (const sentence of screen.said ? await page.locator(screen.said).allTextContents() : [])
        if (sentence.trim() && !/[\u0600-\u06ff]/.test(sentence)) wrongs.push(`says in another language: ${sentence.slice(0, 80)}`);
    return wrongs;
}

/** Arabic on a phone: right to left, nothing wider than the window. */
async function phone(state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state, viewport: { width: 360, height: 780 }, language: 'ar' });
    page.setDefaultTimeout(20_000);
    for (const screen of screens)
        await report.step(`${screen.name}, Arabic, 360 points`, async () => {
            wrongs.length = 0;
            await page.goto(house.address + screen.path);
            await arrived(page, screen);
            await picture(page, `${screen.name}-ar-360`);
            const found = await violations(page);
            const over = await overflow(page);
            if (over > 0) found.push(`${over} points wider than the window`);
            if ((await page.getAttribute('html', 'dir')) !== 'rtl') found.push('is not right to left');
            found.push(...(await spokenWrongly(page, screen)));
            return [...found, ...wrongs];
        });
    await context.close();
}

/** On paper, in a left and a right language: as many sheets as the screen is meant to take, and none that is blank. */
async function papers(state) {
    for (const screen of screens.filter((one) => one.sheets))
        for (const language of ['en', 'ar'])
            await report.step(`${screen.name}, on paper, ${language}`, async () => {
                const { page, context, wrongs } = await openPage(house, { storageState: state, language });
                await page.goto(house.address + screen.path);
                await arrived(page, screen);
                await page.answered();
                const sheets = await onPaper(page, paper(`${screen.name}-${language}`));
                await context.close();
                return sheets < 1 || sheets > screen.sheets ? [...wrongs, `${sheets} sheets of paper`] : wrongs;
            });
}

/** Dark: the colours carry, and nothing is written in ink on ink. */
async function dark(state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state, colorScheme: 'dark' });
    for (const path of ['/zandia', '/zandia/gaps?tab=matrix', '/zandia/review', '/account'])
        await report.step(`${path}, dark`, async () => {
            wrongs.length = 0;
            await page.goto(house.address + path);
            await page.waitForSelector('main h1');
            await page.answered();
            await picture(page, `${path.slice(1)}-dark`);
            return [...(await violations(page)), ...wrongs];
        });
    await context.close();
}

try {
    let state;
    await report.step('set-up', async () => {
        const made = await setUp(house);
        state = made.state;
        return made.wrongs;
    });
    if (state) {
        // What only reads goes side by side; what writes afterwards, in order.
        await Promise.all([walk(state), phone(state)]);
        await dark(state);
        await papers(state);
        await report.step('palette and keys', () => palette(house, state));
        await report.step('hand in', () => handIn(house, state));
        await report.step('hand in by a link', () => byLink(house, state));
        await report.step('hostile names', () => hostileNames(house, state));
        await report.step('settle without a line', () => settleWithoutLine(house, state));
        await report.step('settle and take back', () => settleAndUndo(house, state));
        await report.step('a cluster from proposal to review', () => coordination(house, picture));
        await report.step('as a guest', () => guest(house));
        for (const role of roles) await report.step(`as ${role.role}`, () => walkAs(house, role));
        await report.step('own account', () => ownAccount(house));
        await report.step('register', () => register(house, state, picture));
        await report.step('people and access', () => access(house, state));
        await report.step('second factor', () => secondFactor(house, picture));
    }
} finally {
    await house.close();
}
console.log(`pictures: ${pictures}`);
process.exit(report.failed > 0 ? 1 : 0);
