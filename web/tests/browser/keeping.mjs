// What people do with accounts: their own, those of others, and registering by themselves.
import { password } from './deeds.mjs';
import { openPage } from './house.mjs';
import { accept, invited } from './roles.mjs';
import { digits, enrol } from './second-factor.mjs';

const op = '/zandia';

/** A strong role is led to its account before anything else, sets the second factor up, and goes on; later signs in with it. */
export async function secondFactor(house, picture) {
    house.command('user', 'second-factor', '--as-listed', '--reason', 'walked with');
    const { page, context, wrongs } = await accept(house, invited(house, 'coordinator'), 'second');
    await page.waitForSelector('[data-must-enrol]');
    await page.fill('[data-begin] input', password);
    await page.click('[data-begin] button[type=submit]');
    await page.waitForSelector('.qr');
    await picture(page, 'second factor');
    await page.click('[data-confirm] .buttons button:not([type=submit])');
    const { secret, codes } = await enrol(page, password);
    await page.waitForSelector('.keys-row .key');
    await page.goto(`${house.address}/account`);
    await page.waitForSelector('[data-part=second] .badge');
    await page.click('.head button');
    for (const code of [codes[0], digits(secret, Date.now() + 30_000)]) {
        await page.waitForSelector('input[name=account]');
        await page.fill('input[name=account]', 'second@example.org');
        await page.fill('input[name=password]', password);
        await page.click('button[type=submit]');
        await page.fill('input[name=code]', code);
        await page.click('button[type=submit]');
        await page.waitForSelector('[data-part=sessions] tbody tr');
        await page.click('.head button');
    }
    house.command('user', 'second-factor', '--off', '--reason', 'walked with');
    await context.close();
    return wrongs.filter((one) => !/^403 /.test(one));
}

/** Another password; another place signed out; a token made, seen once, taken away. */
export async function ownAccount(house) {
    const { page, context, wrongs } = await accept(house, invited(house, 'im_officer'), 'own');
    const elsewhere = await openPage(house);
    await elsewhere.page.goto(house.address);
    await elsewhere.page.fill('input[name=account]', 'own@example.org');
    await elsewhere.page.fill('input[name=password]', password);
    await elsewhere.page.click('button[type=submit]');
    await elsewhere.page.waitForSelector('.account');
    await page.goto(`${house.address}/account`);
    await page.click('[data-end-others]');
    await page.waitForSelector('[data-end-others]', { state: 'detached' });
    await elsewhere.page.goto(`${house.address}/account`);
    await elsewhere.page.waitForSelector('input[name=account]');
    await elsewhere.context.close();
    await page.fill('[data-make-token] input[name=token-name]', 'Nightly export');
    await page.check('[data-make-token] input[value=rows]');
    await page.click('[data-make-token] button[type=submit]');
    const token = await page.textContent('[data-once]');
    const said = await fetch(`${house.address}/api/1/operations/zandia/activities`, { headers: { authorization: `Bearer ${token}` } });
    if (said.status !== 200) wrongs.push(`the token answers ${said.status}`);
    await page.click('[data-token-kept]');
    await page.click('[data-part=tokens] tbody button');
    await page.click('dialog .primary');
    await page.waitForSelector('[data-part=tokens] tbody', { state: 'detached' });
    await page.click('[data-part=person] summary');
    await page.fill('[data-password] input[name=old]', password);
    await page.fill('[data-password] input[name=password]', `${password} anew`);
    await page.fill('[data-password] input[name=again]', `${password} anew`);
    await page.click('[data-password] button[type=submit]');
    await page.waitForSelector('[data-password] [role=status]');
    // The session is another one now; what is written goes on.
    await page.fill('[data-part=person] input[name=name]', 'Own Name');
    await page.click('[data-part=person] .row-form button');
    await page.waitForSelector('.account:has-text("Own Name")');
    await context.close();
    return wrongs;
}

/** Whoever has only registered says that there is nothing to report: it waits. */
async function nothingToReport({ page }) {
    await page.click('[data-nil] summary');
    await page.selectOption('[data-nil] select >> nth=0', { index: 1 });
    await page.selectOption('[data-nil] select >> nth=1', 'hea');
    await page.selectOption('[data-nil] select >> nth=2', { index: 1 });
    await page.click('[data-nil] button[type=submit]');
    await page.waitForSelector('[data-nil] [role=status]:has-text("It waits")');
}

/** A partner registers without an account, hands in at once, waits; the keeper sees it first and confirms. */
export async function register(house, state, picture) {
    const guest = await openPage(house);
    await guest.page.goto(`${house.address}/register?operation=zandia`);
    await guest.page.fill('input[name=partner]', 'WNA');
    await guest.page.fill('input[name=name]', 'Nadia Register');
    await guest.page.fill('input[name=mail]', 'nadia@example.org');
    await guest.page.fill('input[name=password]', password);
    await guest.page.fill('input[name=again]', password);
    await guest.page.click('button[type=submit]');
    await guest.page.waitForSelector('[data-provisional]');
    if ((await guest.page.locator('nav.screens .within a').count()) !== 1) guest.wrongs.push('who waits is shown more than one screen');
    await nothingToReport(guest);
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}${op}/review?queue=report`);
    await page.waitForSelector('.card h2:has-text("nothing to report")');
    await page.goto(`${house.address}${op}/people`);
    await page.waitForSelector('[data-waiting] :text("nadia@example.org")');
    await picture(page, 'registration waits');
    await page.click('[data-waiting] .primary');
    await page.waitForSelector('[data-waiting]', { state: 'detached' });
    await guest.page.goto(house.address + op);
    await guest.page.waitForSelector('.keys-row .key');
    await guest.context.close();
    await context.close();
    return [...wrongs, ...guest.wrongs];
}

/** A role is given and taken away with a reason; an invitation is taken back; a link no longer works once it is. */
export async function access(house, state) {
    const { page, context, wrongs } = await openPage(house, { storageState: state });
    await page.goto(`${house.address}${op}/people?text=observer`);
    await page.click('tbody tr:has-text("observer@example.org") [data-open]');
    await page.click('dialog summary >> nth=0');
    await page.selectOption('dialog select[name=role]', 'donor');
    await page.click('dialog .invite button[type=submit]');
    await page.waitForSelector('dialog .grant:has-text("Donor")');
    await page.click('dialog .grant:has-text("Donor") button');
    await page.fill('dialog .grant:has-text("Donor") input[name=reason]', 'given by mistake');
    await page.click('dialog [data-revoke]');
    await page.waitForSelector('dialog .grant:has-text("Donor")', { state: 'detached' });
    await page.goBack();
    await page.goto(`${house.address}${op}/people?tab=invitations`);
    await page.fill('.invite input[name=mail]', 'late@example.org');
    await page.selectOption('.invite select[name=role]', 'observer');
    await page.click('.invite button[type=submit]');
    const address = (await page.textContent('[data-once]')).trim();
    await page.click('tr:has-text("late@example.org") button');
    await page.waitForSelector('tr:has-text("late@example.org")', { state: 'detached' });
    const guest = await openPage(house);
    await guest.page.goto(address);
    await guest.page.waitForSelector('main p.sheet');
    await guest.context.close();
    await page.goto(`${house.address}${op}/people?tab=links`);
    await page.selectOption('select[name=link-partner]', 'wna');
    await page.click('[data-part=make-link] button[type=submit]');
    const link = (await page.textContent('[data-once]')).trim();
    const came = await openPage(house);
    await came.page.goto(link);
    await came.page.waitForSelector('.drop button');
    await page.click('[data-part=links] tbody tr:last-child button');
    await page.click('dialog .primary');
    await page.waitForSelector('[data-part=links] [role=status]');
    await came.page.reload();
    await came.page.waitForSelector('input[name=account]');
    await came.context.close();
    await context.close();
    return wrongs;
}
