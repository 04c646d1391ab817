// An authenticator of six digits (RFC 6238), as the telephone of somebody who is walked with.
import { createHmac } from 'node:crypto';

function bytesOf(base32) {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    let bits = '';
    for (const letter of base32.replaceAll(/[^A-Z2-7]/g, '')) bits += letters.indexOf(letter).toString(2).padStart(5, '0');
    return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

export function digits(secret, at = Date.now()) {
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
    const hash = createHmac('sha1', bytesOf(secret)).update(step).digest();
    const from = hash[19] & 15;
    return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Sets the second factor up on the account's page; answers with the secret and the recovery codes. */
export async function enrol(page, password) {
    await page.fill('[data-begin] input', password);
    await page.click('[data-begin] button[type=submit]');
    const secret = (await page.textContent('[data-secret]')).replaceAll(' ', '');
    await page.fill('[data-confirm] input', digits(secret));
    await page.click('[data-confirm] button[type=submit]');
    await page.waitForSelector('[data-codes] li');
    const codes = await page.locator('[data-codes] code').allTextContents();
    await page.click('[data-codes-kept]');
    await page.waitForSelector('[data-codes]', { state: 'detached' });
    return { secret, codes };
}
