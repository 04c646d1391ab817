// What is asked of every screen.
import { axeSource } from './house.mjs';

/** Serious and critical violations, each in a line. */
export async function violations(page, within = 'html') {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
    const result = await page.evaluate(
        (part) =>
            axe.run(part, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
                resultTypes: ['violations'],
            }),
        within,
    );
    return result.violations
        .filter((one) => one.impact === 'serious' || one.impact === 'critical')
        .map((one) => `${one.id}: ${one.help} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 160)}`);
}

/** Points by which the page is wider than the window. */
export function overflow(page) {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Controls that a finger would miss. Of a box to tick, what a finger meets is its label. */
export function smallTargets(page) {
    return page.evaluate(() =>
        [...document.querySelectorAll('main button, main select, main input, header a, header button, nav a')]
            .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .filter((one) => !one.closest('.unseen, .facet, .bars') && !one.classList.contains('unseen'))
            .map((one) => (/checkbox|radio/.test(one.type) ? (one.closest('label') ?? one) : one))
            .map((one) => ({ height: one.getBoundingClientRect().height, html: one.outerHTML.slice(0, 100) }))
            .filter((one) => one.height > 1 && one.height < 43.5)
            .map((one) => `${Math.round(one.height)} points high: ${one.html}`),
    );
}

/** The page on paper: how many sheets it takes, and the file to look at. */
export async function onPaper(page, path) {
    const file = await page.pdf({ path, preferCSSPageSize: true });
    return (file.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

export class Report {
    failed = 0;
    /** ONLY='partners|as ' in the environment plays the steps of such names alone, and the set-up. */
    async step(name, act) {
        if (process.env.ONLY && name !== 'set-up' && !new RegExp(process.env.ONLY).test(name)) return;
        const begun = Date.now();
        try {
            const wrongs = (await act()) ?? [];
            if (wrongs.length > 0) throw new Error(wrongs.join('\n        '));
            console.log(`ok      ${name}  (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
        } catch (error) {
            this.failed += 1;
            console.log(`FAILED  ${name}\n        ${error.message.split('\n').slice(0, 14).join('\n        ')}`);
        }
    }
}
