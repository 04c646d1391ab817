// Each role with what it is shown, what it opens, and what stays closed to it.

import { password } from './deeds.mjs';
import { openPage } from './house.mjs';

const sums = ['Today', 'Gaps and overlaps', 'Needs', 'Meetings', 'Structure', 'Members and contacts'];
const situation = ['Today', 'Gaps and overlaps', 'Activities', 'Needs', 'Place sheet'];
const reports = ['Review desk', 'Partners'];
const response = ['Commitments', 'Last resort', 'Advocacy'];
const bodies = ['Meetings', 'Structure', 'Members and contacts'];
const leading = ['Meetings', 'Structure', 'Accountability', 'Members and contacts'];
const op = '/zandia';
const paths = {
    Today: op,
    'Gaps and overlaps': `${op}/gaps`,
    Activities: `${op}/activities`,
    'Review desk': `${op}/review`,
    Needs: `${op}/needs`,
    Partners: `${op}/partners`,
    'Place sheet': `${op}/places/XZ0204`,
    Commitments: `${op}/commitments`,
    'Last resort': `${op}/last-resort`,
    Advocacy: `${op}/advocacy`,
    Meetings: `${op}/meetings`,
    Structure: `${op}/structure`,
    Accountability: `${op}/accountability`,
    'Members and contacts': `${op}/members`,
    'Hand in': `${op}/hand-in`,
    People: `${op}/people`,
    Settings: `${op}/settings`,
    Exports: `${op}/exports`,
};

/** The Humanitarian Coordinator writes down that there is no money, and that the case is blocked by it. */
async function judgeAndBlock(page, address) {
    await page.goto(`${address}${op}/last-resort/1`);
    await page.click('[data-act=judge-funding]');
    await page.selectOption('dialog [name=holds]', 'no');
    await page.fill('dialog [name=by]', 'S. Imbert');
    await page.fill('dialog [name=evidence]', 'Letter of the fund');
    await page.click('dialog [type=submit]');
    await page.waitForSelector('[data-condition=funding] li:has-text("Letter of the fund")');
    await page.click('[data-act=decide-blocked]');
    await page.fill('dialog [name=reason]', 'Nobody pays for it');
    await page.click('dialog [type=submit]');
    await page.waitForSelector('[data-part=tasks] li:has-text("funds are missing")');
}

/** Whose the grant is, of roles that speak for one organisation. */
const own = { partner: 'wna', government: 'moh-z' };

/** An authority says on the page of a body that it was consulted, and is offered nothing that is not its own. */
async function ownWord(page, address) {
    await page.goto(`${address}${op}/structure/hea`);
    await page.click('[data-move=consult]');
    await page.fill('dialog [name=saying]', 'The ministry agrees');
    await page.click('dialog .deed button[type=submit]');
    await page.waitForSelector('main :text("The ministry agrees")');
    for (const move of ['close', 'rename', 'review'])
        if ((await page.locator(`[data-move=${move}]`).count()) > 0) throw new Error(`an authority is offered to ${move}`);
}

export const roles = [
    {
        role: 'administrator',
        shown: ['People'],
        also: ['/', '/account', '/house', '/house?tab=rule', '/house?tab=invitations'],
        closed: ['Today', 'Activities'],
    },
    {
        role: 'im_officer',
        shown: [...situation, 'Hand in', ...reports, ...response, ...leading, 'People', 'Settings', 'Exports'],
        also: ['/account'],
    },
    {
        role: 'coordinator',
        shown: [...situation, 'Hand in', ...reports, ...response, ...leading, 'People', 'Settings', 'Exports'],
        also: [`${op}/people?tab=invitations`, `${op}/people?tab=links`],
    },
    { role: 'partner', shown: [...situation, 'Hand in', ...reports, ...response, ...bodies], closed: ['People', 'Settings'] },
    { role: 'observer', shown: sums, closed: ['Activities', 'Partners', 'Commitments', 'Advocacy'] },
    { role: 'government', shown: sums, closed: ['Hand in', 'Review desk'], act: ownWord },
    { role: 'lead_agency', shown: [...situation, ...reports, ...response, ...leading, 'Exports'], closed: ['Hand in', 'People'] },
    { role: 'hc', shown: [...situation, ...reports, ...response, ...leading, 'Exports'], closed: ['Hand in'], act: judgeAndBlock },
];

/** Takes an invitation up, as the person who was invited; answers with the page that opens. */
export async function accept(house, path, name) {
    const guest = await openPage(house);
    const { page } = guest;
    await page.goto(house.address + path);
    await page.fill('input[name=mail]', `${name}@example.org`);
    await page.fill('input[name=name]', name);
    await page.fill('input[name=password]', password);
    await page.fill('input[name=again]', password);
    await page.click('button[type=submit]');
    await page.waitForFunction(() => !location.pathname.startsWith('/invitation'));
    return guest;
}

export function invited(house, role, more = []) {
    const scope = role === 'administrator' ? [] : ['--operation', 'zandia'];
    const said = house.command('user', 'invite', '--role', role, ...scope, ...more, '--json');
    return JSON.parse(said).path;
}

/** What a page settles on: its heading and no more questions on their way. */
async function settled(page) {
    await page.waitForSelector('main h1, main .trouble, main .drop, main .empty');
    await page.waitForFunction(() => !document.querySelector('main .asking'));
}

export async function walkAs(house, { role, shown, also = [], closed = [], act }) {
    const { page, context, wrongs } = await accept(house, invited(house, role, own[role] ? ['--partner', own[role]] : []), role);
    page.setDefaultTimeout(20_000);
    await page.goto(`${house.address}${op}${role === 'administrator' ? '/people' : ''}`);
    await settled(page);
    const names = await page.locator('nav.screens .within a').allTextContents();
    if (names.join() !== shown.join()) wrongs.push(`is shown ${names.join(', ')}`);
    for (const path of [...shown.map((name) => paths[name]), ...also]) {
        await page.goto(house.address + path);
        await settled(page);
        await page.answered();
        const trouble = await page.locator('main .trouble').count();
        if (trouble > 0) wrongs.push(`${path}: ${(await page.innerText('main')).slice(0, 200)}`);
    }
    await act?.(page, house.address);
    const asked = wrongs.length;
    for (const name of closed) {
        await page.goto(house.address + paths[name]);
        await settled(page);
        if ((await page.locator('main .trouble, main .empty').count()) === 0) wrongs.push(`${name} is open`);
    }
    await context.close();
    return [...wrongs.slice(0, asked), ...wrongs.slice(asked).filter((one) => !/^40[34] GET/.test(one))];
}
