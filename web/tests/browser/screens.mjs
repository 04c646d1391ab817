// The screens with what shows that each is there, the act that each is for, and how many sheets of paper it takes at
// most, where it is made for paper.
const operation = '/zandia';

export const screens = [
    {
        name: 'today',
        path: operation,
        sheets: 2,
        there: '.keys-row .key',
        async act(page) {
            await page.click('.key >> nth=2');
            await page.waitForSelector('dialog.drawer .facts');
            await page.waitForSelector('dialog.drawer .as-of');
            await page.keyboard.press('Escape');
            await page.waitForSelector('dialog', { state: 'detached' });
        },
    },
    {
        name: 'gaps',
        path: `${operation}/gaps`,
        sheets: 7,
        there: 'tbody tr.opens',
        async act(page) {
            await page.click('.reason-silent');
            await page.waitForFunction(() => location.search.includes('because=silent'));
            await page.goBack();
            await page.waitForFunction(() => !location.search.includes('because'));
            await page.focus('tbody tr:nth-child(1) [data-open]');
            await page.keyboard.press('ArrowDown');
            await page.keyboard.press('Enter');
            await page.waitForSelector('dialog.drawer .because');
            await page.waitForSelector('dialog.drawer .as-of');
            if (!page.url().includes('sel=')) throw new Error('what is open is not in the address');
        },
    },
    { name: 'gaps, matrix', path: `${operation}/gaps?tab=matrix`, sheets: 3, there: 'table.matrix .cell' },
    {
        name: 'gaps, map',
        path: `${operation}/gaps?tab=map&body=wash`,
        there: '[data-ready=yes]',
        async act(page) {
            const box = await page.locator('.map-canvas').boundingBox();
            await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
            await page.waitForFunction(() => /sel=XZ/.test(location.search));
            await page.waitForSelector('tr.marked, tr.selected');
        },
    },
    {
        name: 'overlaps',
        path: `${operation}/gaps?tab=overlaps`,
        there: 'tbody tr.opens',
        async act(page) {
            await page.click('tbody tr.opens [data-open] >> nth=0');
            await page.waitForSelector('dialog.drawer .side li');
        },
    },
    {
        name: 'activities',
        path: `${operation}/activities`,
        there: 'tbody tr.opens',
        async act(page) {
            const before = await page.textContent('.summary strong');
            await page.click('.facet button >> nth=0');
            await page.waitForFunction((was) => document.querySelector('.summary strong')?.textContent !== was, before);
            await page.click('tbody tr.opens [data-open] >> nth=0');
            await page.waitForSelector('dialog.drawer table');
        },
    },
    {
        name: 'activities of a place, and back up',
        path: `${operation}/activities?place=XZ0204`,
        there: '[data-trail] button >> nth=2',
        async act(page) {
            const moved = (was) => page.waitForFunction((before) => document.querySelector('.summary strong')?.textContent !== before, was);
            const within = await page.textContent('.summary strong');
            await page.locator('[data-trail] button').last().click();
            await page.waitForFunction(() => /place=XZ02(&|$)/.test(location.search));
            await moved(within);
            const around = await page.textContent('.summary strong');
            await page.locator('[data-trail] button').first().click();
            await page.waitForFunction(() => !location.search.includes('place='));
            await moved(around);
            if ((await page.locator('[data-trail]').count()) > 0) throw new Error('the way up is there where no place is chosen');
        },
    },
    {
        name: 'activities, chart',
        path: `${operation}/activities?tab=chart`,
        there: '.bars rect',
        async act(page) {
            await page.click('.bars.upright button >> nth=1');
            await page.waitForFunction(() => /period=/.test(location.search));
        },
    },
    { name: 'place sheet', path: `${operation}/places/XZ0204`, there: '.a4 [data-reachable] a[href^="tel:"]', sheets: 1 },
    {
        name: 'places',
        path: `${operation}/places`,
        there: '.picker a',
        async act(page) {
            await page.fill('input[name=place]', 'medin');
            await page.click('.picker a:has-text("Médinéla")');
            await page.waitForSelector('.a4 h1');
        },
    },
    {
        name: 'partners',
        path: `${operation}/partners`,
        there: 'tbody tr.opens',
        async act(page) {
            await page.fill('.filters input[name=text]', 'wna');
            await page.click('tbody tr.opens [data-open] >> nth=0');
            await page.waitForSelector('dialog.drawer tbody tr');
            const member = page.locator('dialog.drawer [data-memberships] li >> nth=0');
            await member.waitFor();
            if (!/since/.test(await member.textContent())) throw new Error('since when it is a member is not said');
            await member.locator('a').click();
            await page.waitForFunction(() => /members\?body=/.test(location.href));
        },
    },
    {
        name: 'needs',
        path: `${operation}/needs`,
        sheets: 5,
        there: 'table.matrix .cell',
        async act(page) {
            await page.click('table.matrix .cell button >> nth=0');
            await page.waitForSelector('dialog.drawer .facts');
        },
    },
    { name: 'review desk', path: `${operation}/review`, there: '.card h2', said: '.card h2, .card .consequences li' },
    { name: 'review desk, places', path: `${operation}/review?queue=place`, there: '.card-map summary' },
    { name: 'hand in', path: `${operation}/hand-in`, there: '.drop button' },
    {
        name: 'commitments',
        path: `${operation}/commitments`,
        sheets: 3,
        there: '.gap-card .late',
        async act(page) {
            await page.click('[data-gap="1"] .card-name');
            await page.waitForSelector('[data-promise="2"] [data-act=note]');
            await page.click('[data-promise="2"] [data-act=note]');
            await page.fill('dialog [name=said]', 'Two trucks have fuel again');
            await page.fill('dialog [name=next]', '2026-01-15');
            await page.click('dialog [type=submit]');
            await page.waitForSelector('dialog', { state: 'detached' });
            await page.waitForSelector('[data-promise="2"] [data-spoken]');
        },
    },
    { name: 'commitments, list', path: `${operation}/commitments?tab=list&rank=score&severity-weight=0`, there: 'tbody tr.opens' },
    { name: 'promises', path: `${operation}/commitments?tab=promises`, there: 'tbody tr.opens' },
    { name: 'commitments, looking back', path: `${operation}/commitments?tab=lookback&period=2025`, there: 'tbody tr.opens' },
    { name: 'who does what', path: `${operation}/commitments?tab=shares`, there: 'tbody tr' },
    { name: 'gaps to name', path: `${operation}/commitments/new`, there: 'tbody tr' },
    {
        name: 'a gap with its ladder',
        path: `${operation}/commitments/7`,
        sheets: 3,
        there: '.ladder [aria-current=step]',
        async act(page) {
            await page.click('[data-act=call]');
            await page.waitForSelector('dialog [name=until]');
            await page.fill('dialog [name=until]', '2100-01-01');
            await page.click('dialog [type=submit]');
            const path = new URL((await page.textContent('dialog [data-once] >> nth=0')).trim());
            const answer = await page.context().newPage();
            await answer.goto(path.href);
            await answer.click('.chip >> nth=1');
            await answer.fill('[name=note]', 'No boats before spring');
            await answer.click('[type=submit]');
            await answer.waitForSelector('[role=status] strong');
            await answer.reload();
            await answer.waitForSelector('.sheet > p > strong');
            await answer.close();
            await page.keyboard.press('Escape');
            await page.waitForSelector('[data-part=asks] li:has-text("No boats before spring")');
        },
    },
    { name: 'last resort', path: `${operation}/last-resort`, there: '.case-card', sheets: 2 },
    { name: 'a case of last resort', path: `${operation}/last-resort/2`, there: '[data-condition=funding]' },
    {
        name: 'advocacy',
        path: `${operation}/advocacy`,
        sheets: 3,
        there: '[data-concern="1"]',
        async act(page) {
            await page.click('[data-part=tasks] [data-act^=take-]');
            await page.fill('dialog [name=topic]', 'Nobody may go to the largest camp at night');
            await page.click('dialog [type=submit]');
            await page.waitForSelector('[data-concern="7"]');
        },
    },
    {
        name: 'a concern',
        path: `${operation}/advocacy/5`,
        sheets: 3,
        there: '[data-part=evidence] li',
        async act(page) {
            await page.click('[data-act=message]');
            await page.selectOption('dialog [name=audience]', 'government');
            await page.fill('dialog [name=words]', 'No fees for water');
            await page.click('dialog [type=submit]');
            await page.waitForSelector('[data-part=messages] blockquote:has-text("No fees for water")');
        },
    },
    { name: 'means asked for', path: `${operation}/advocacy?tab=asks`, there: 'tbody tr' },
    { name: 'concerns, list', path: `${operation}/advocacy?tab=list`, there: 'tbody tr.opens' },
    { name: 'meetings', path: `${operation}/meetings?month=2025-10`, sheets: 3, there: '.month-meeting' },
    { name: 'meetings, list', path: `${operation}/meetings?month=2025-10&tab=list`, there: 'tbody tr.opens' },
    { name: 'series of meetings', path: `${operation}/meetings?tab=series`, there: 'tbody tr' },
    { name: 'lessons', path: `${operation}/meetings?tab=lessons`, there: '[data-lesson="3"] .late' },
    {
        name: 'actions',
        path: `${operation}/meetings?tab=actions`,
        there: '[data-action="8"] .late',
        async act(page) {
            await page.click('[data-action="6"] [data-act=done]');
            await page.click('dialog [type=submit]');
            await page.waitForSelector('[data-action="6"] .badge:not(.late)');
        },
    },
    {
        name: 'an agenda',
        path: `${operation}/meetings/1-2099-10-13`,
        sheets: 3,
        there: '[data-part=agenda] [data-proposal]',
        async act(page) {
            await page.click('[data-proposal=commitment] button >> nth=0');
            await page.fill('[name=topic]', 'Calendar of next year');
            await page.click('.topic-form [type=submit]');
            await page.click('.agenda li:nth-child(2) button >> nth=0');
            await page.click('[data-act=agenda]');
            await page.waitForSelector('.agenda li:nth-child(1):has-text("Calendar of next year")');
            await page.reload();
            await page.waitForSelector('.agenda li[data-item=commitment]');
        },
    },
    {
        name: 'a meeting that took place',
        path: `${operation}/meetings/1-2025-10-21`,
        sheets: 3,
        there: '.seat-present',
        async act(page) {
            await page.click('[data-act=attend]');
            await page.selectOption('dialog [name=seat-evs]', 'missing');
            await page.click('dialog [type=submit]');
            await page.waitForSelector('.seat-missing');
        },
    },
    {
        name: 'reminders and calendars',
        path: `${operation}/commitments?tab=reminders`,
        there: '[data-part=reminders] tbody tr',
        async act(page) {
            await page.selectOption('[name=feed-body]', 'wash');
            await page.click('[data-act=feed]');
            const address = await page.textContent('[data-once]');
            // As a calendar program asks, which is no page.
            const read = async () => (await fetch(address)).status;
            if ((await read()) !== 200) throw new Error('the address of the calendar is not answered');
            await page.click('[data-part=calendars] tbody [data-take-back] >> nth=0');
            await page.click('dialog .primary');
            await page.waitForSelector('[data-part=calendars] tbody tr:not(:has([data-take-back]))');
            if ((await read()) === 200) throw new Error('the address is answered after it was taken back');
        },
    },
    { name: 'structure', path: `${operation}/structure`, there: '.body-box' },
    { name: 'structure, list', path: `${operation}/structure?tab=list`, there: 'tbody tr.opens' },
    { name: 'body', path: `${operation}/structure/edu`, there: '.timeline .entry', sheets: 4 },
    {
        name: 'accountability',
        path: `${operation}/accountability`,
        there: 'table.matrix.duties .cell',
        said: '.duty-words .quiet',
        sheets: 12,
    },
    {
        name: 'accountability of a body',
        path: `${operation}/accountability?body=wash`,
        there: '.duty-line',
        said: '.duty-words > span > bdi',
        sheets: 8,
        async act(page) {
            await page.click('.duty-line .open >> nth=0');
            await page.waitForSelector('dialog.drawer .facts');
            if (!page.url().includes('sel=')) throw new Error('what is open is not in the address');
        },
    },
    { name: 'accountability by month', path: `${operation}/accountability?body=wash&tab=history`, there: 'table.matrix.duties .cell' },
    { name: 'members', path: `${operation}/members`, there: 'tbody tr' },
    { name: 'people', path: `${operation}/people`, there: 'tbody tr.opens' },
    { name: 'invitations', path: `${operation}/people?tab=invitations`, there: '.invite select' },
    { name: 'links', path: `${operation}/people?tab=links`, there: '[data-part=make-link] select' },
    {
        name: 'settings',
        path: `${operation}/settings`,
        there: '.setting input',
        async act(page) {
            await page.fill('[data-setting="household.size"] input', '6');
            await page.click('[data-setting="household.size"] button');
            await page.waitForSelector('[data-setting="household.size"] .setting-usual:not(.quiet)');
            await page.fill('[data-setting="household.size"] input', '5');
            await page.click('[data-setting="household.size"] button');
            await page.waitForSelector('[data-setting="household.size"] .setting-usual.quiet');
        },
    },
    {
        name: 'exports',
        path: `${operation}/exports`,
        there: '[data-ask-export]',
        async act(page) {
            await page.click('[data-ask-export]');
            await page.waitForSelector('dialog [name=recipient]');
        },
    },
    { name: 'files taken', path: `${operation}/people?tab=taken`, there: '[data-part=taken] p' },
    { name: 'account', path: '/account', there: '[data-part=sessions] tbody tr' },
    { name: 'rule of the house', path: '/house?tab=rule', there: '[data-part=rule] fieldset' },
    { name: 'people of the house', path: '/house', there: 'tbody tr.opens' },
    { name: 'operations', path: '/', there: '.picker a' },
];
