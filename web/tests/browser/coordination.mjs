// A cluster from its proposal to its first review, with members and contacts, as people do it on the screens: each act through
// its own form, by the two who may. Names are hostile on purpose, and what is typed outlives a closed page.
import { readFileSync } from 'node:fs';
import { openPage } from './house.mjs';
import { accept, invited } from './roles.mjs';

const op = '/zandia';
const hostile = '<img src=x onerror=window.hostile=1>';
const file = { name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('What the body is for.') };

/** Fills the open form by the names of its fields; a list is chosen one after another, true is a switch. */
async function fill(page, values, within = 'dialog[open]') {
    for (const [name, value] of Object.entries(values)) {
        const field = page.locator(`${within} [name="${name}"]`);
        const kind = await field.evaluate((one) => (one.type === 'checkbox' ? 'switch' : one.tagName));
        for (const one of Array.isArray(value) ? value : [value]) {
            if (kind === 'switch') await field.check();
            else if (kind === 'SELECT') await field.selectOption(one);
            else await field.fill(one);
        }
    }
}

async function submit(page, within = 'dialog[open]') {
    await page.click(`${within} .deed button[type=submit]`);
    const refused = page.locator(`${within} .deed [role=alert]`);
    const gone = page.waitForSelector(`${within} .deed`, { state: 'detached' }).then(() => '');
    const said = await Promise.race([
        gone,
        refused.waitFor().then(
            () => refused.textContent(),
            () => '',
        ),
    ]);
    if (said) throw new Error(said);
    await page.answered();
}

/** One move of the body whose page is open; `nth` where a move is there for several ends. */
async function move(page, name, values, nth = 0) {
    await page.locator(`[data-move=${name}]`).nth(nth).click();
    await fill(page, values);
    await submit(page);
}

async function begin(page, house) {
    await page.goto(`${house.address}${op}/structure/new`);
    await page.waitForSelector('input[name=code]');
    await page.fill('input[name=code]', 'walked');
    await fill(page, { name: `${hostile} cluster`, reason: `${hostile} floods` }, '.sheet');
    await page.click('.sheet .deed button[type=submit]');
    await page.waitForSelector('.timeline .entry');
}

async function add(page, open, values) {
    await page.click(open);
    await fill(page, values);
    await submit(page);
}

async function library(page, house) {
    await page.goto(`${house.address}${op}/members?tab=documents`);
    await page.waitForSelector('main h1');
    await page.setInputFiles('main input[type=file]', file);
    await fill(page, { title: `${hostile} terms`, kind: 'terms_of_reference' });
    await submit(page);
    await page.waitForSelector('tbody code');
    const row = page.locator('tbody tr', { hasText: 'onerror' }).first();
    return (await row.locator('code').first().textContent()).trim();
}

async function membership(page, house) {
    await page.goto(`${house.address}${op}/members?body=walked`);
    await page.waitForSelector('main h1');
    await add(page, 'main > button', { partner: 'wna', kind: 'member', priorities: `${hostile} wells` });
    await page.waitForSelector('tbody tr');
    await add(page, 'tbody button', { all: true, signatory: 'Amina' });
    await page.goto(`${house.address}${op}/members?tab=contacts&body=walked`);
    await page.waitForSelector('main .buttons button');
    const person = {
        name: `${hostile} Nour`,
        post: 'focal_point',
        partner: 'wna',
        phone: '+235 66 00 00 01, +235 66 00 00 02',
        mail: 'nour@example.org',
    };
    await add(page, 'main .buttons > button', person);
    await page.waitForSelector('a[href^="tel:"] >> nth=1');
    await page.goto(`${house.address}${op}/members?tab=requests&body=walked`);
    await add(page, 'main > button', { 'to-body': 'edu', subject: `${hostile} maps`, due: '2030-01-01' });
    await page.waitForSelector('tbody tr');
    await page.goto(`${house.address}${op}/members?tab=links&body=walked`);
    await add(page, 'main > button', { kind: 'authority', subject: `${hostile} note`, other: 'Ministry' });
    await page.waitForSelector('tbody tr');
}

/** What was typed is there again after the page was closed without sending it. */
async function draftSurvives(page, address) {
    await page.locator('[data-move=advise]').first().click();
    await fill(page, { saying: 'half a sentence' });
    await page.goto(address);
    await page.waitForSelector('[data-move=advise]');
    await page.locator('[data-move=advise]').first().click();
    const kept = await page.inputValue('dialog[open] [name=saying]');
    await page.keyboard.press('Escape');
    return kept === 'half a sentence' ? [] : [`the draft is “${kept}”`];
}

/** What the operation says of its data, whole. */
const adopt = (house, classes, reason) =>
    house.command('sharing', 'adopt', '--operation', 'zandia', '--reason', reason, ...classes.flatMap((one) => ['--class', one]));

/** The transition begins, and the package of what will be handed over comes as a file; where something in it is high, a sentence. */
async function packageOf(house, at, hc, ocha) {
    let page = await at(ocha);
    await move(page, 'consult', { with: 'authorities', saying: 'ready next year' });
    await move(page, 'advise', { who: 'hct', saying: 'hand over' });
    page = await at(hc);
    for (const part of ['capacity.1', 'benchmark.1']) await move(page, 'plan', { part, saying: 'planned' });
    await move(page, 'transition', { reason: 'national capacity has grown' });
    adopt(house, ['rows:pro-gbv:*:high', 'rows:pro-cpn:*:severe'], 'a walk of this house');
    await page.click('[data-package]');
    await page.waitForSelector('[role=alert]:has-text("approval")');
    // That it was refused is what is asked for here, and no mistake of the page.
    hc.wrongs.splice(
        hc.wrongs.findIndex((one) => one.startsWith('403') && one.includes('/packages')),
        1,
    );
    // What is severe lies sealed in it.
    adopt(house, ['rows:pro-gbv:*:severe', 'rows:pro-cpn:*:severe'], 'as the guidance has it');
    await page.reload();
    await page.waitForSelector('[data-package]');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-package]')]);
    const bytes = readFileSync(await download.path());
    if (bytes.subarray(0, 2).toString() !== 'PK') return [`the package begins with ${bytes.subarray(0, 20)}`];
    // The list of its parts stands at the end of a package, with their names as they are.
    return ['README.pdf', 'operation.db', 'package.json']
        .filter((part) => !bytes.includes(part))
        .map((part) => `the package has no ${part}`);
}

/** Names that are scripts are shown as text on every screen of coordination. */
async function everywhere(page, house) {
    for (const path of [
        'structure',
        'structure?tab=list',
        'structure/walked',
        'accountability',
        'members',
        'members?tab=contacts',
        'members?tab=documents',
    ]) {
        await page.goto(`${house.address}${op}/${path}`);
        await page.waitForSelector('main h1');
        await page.answered();
    }
}

/** Whoever has no account finds the cluster, and nothing else. */
export async function guest(house) {
    const { page, context, wrongs } = await openPage(house);
    await page.goto(`${house.address}/find/zandia`);
    await page.waitForSelector('.sheet .part h2');
    if ((await page.locator('nav.screens a').count()) > 0) wrongs.push('a guest is shown screens');
    for (const path of ['structure', 'accountability', 'members']) {
        await page.goto(`${house.address}${op}/${path}`);
        await page.waitForSelector('input[name=account]');
    }
    await context.close();
    return wrongs;
}

export async function coordination(house, picture) {
    const hc = await accept(house, invited(house, 'hc'), 'walked-hc');
    const ocha = await accept(house, invited(house, 'ocha'), 'walked-ocha');
    for (const { page } of [hc, ocha]) page.setDefaultTimeout(20_000);
    const address = `${house.address}${op}/structure/walked`;
    const document = await library(ocha.page, house);
    await begin(hc.page, house);
    const at = async ({ page }) => {
        await page.goto(address);
        await page.waitForSelector('.timeline .entry');
        await page.answered();
        return page;
    };
    let page = await at(ocha);
    const found = await draftSurvives(page, address);
    for (const criterion of ['a1', 'a2']) await move(page, 'find', { criterion, finding: 'met', saying: `${hostile} assessed` });
    await move(page, 'lead', {
        partner: 'wna',
        relevance: 'in all districts',
        capacity: '40 staff',
        willingness: 'letter',
        document: [document],
    });
    await move(page, 'consult', { with: 'authorities', saying: 'agree' });
    await move(page, 'advise', { who: 'hct', stance: 'for', saying: 'recommended' });
    await move(page, 'letter', { language: 'fr' });
    page = await at(hc);
    await move(page, 'submit', {});
    page = await at(ocha);
    for (const one of ['transmit', 'endorse', 'confirm']) await move(page, one, { document: [document] });
    for (const who of ['government', 'partners']) await move(page, 'notify', { who, saying: 'told' });
    page = await at(hc);
    await move(page, 'activate', { terms: document });
    await move(page, 'plan', { part: 'function.1', saying: `${hostile} the 5W`, status: 'pending' });
    await move(page, 'review', { reason: 'three months' });
    page = await at(ocha);
    await move(page, 'advise', { who: 'hct', saying: 'continue' });
    page = await at(hc);
    await move(page, 'conclude', { reason: 'needs stay high' });
    await picture(page, 'a body after its review');
    await membership(ocha.page, house);
    await hc.page.goto(`${house.address}${op}/accountability?body=walked`);
    await hc.page.waitForSelector('.duty-line');
    await picture(hc.page, 'duties of a body');
    found.push(...(await packageOf(house, at, hc, ocha)));
    await everywhere(ocha.page, house);
    for (const one of [hc, ocha]) {
        if (await one.page.evaluate(() => window.hostile)) found.push('a name was run as a script');
        found.push(...one.wrongs);
        await one.context.close();
    }
    return found;
}
