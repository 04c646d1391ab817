import jsQR from 'jsqr';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { outside, screens } from '../../src/screens';
import { deviceOf } from '../../src/screens/account/device';
import { pathOf } from '../../src/screens/account/qr';
import { lastDay } from '../../src/screens/people/grant-lines';
import { en } from '../../src/words/en';

/** Paints the path of a QR code as a browser would, four points a square, and has it read by a reader of codes. */
function readBack(text: string): string | undefined {
    const { data, size } = encode(text, { ecc: 'M', border: 4 });
    const side = size * 4;
    const points = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const [, x, y, wide] of pathOf(data).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
        for (let dy = 0; dy < 4; dy += 1)
            for (let dx = 0; dx < Number(wide) * 4; dx += 1) {
                const at = ((Number(y) * 4 + dy) * side + Number(x) * 4 + dx) * 4;
                points.fill(0, at, at + 3);
            }
    return jsQR(points, side, side)?.data;
}

describe('a code for the authenticator', () => {
    it('says what it was made of', () => {
        const address = 'otpauth://totp/Muster:amina.diallo%40relief.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Muster';
        expect(readBack(address)).toBe(address);
    });
});

describe('a browser', () => {
    it('is called as people call it', () => {
        expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')).toBe('Firefox · Linux');
        expect(
            deviceOf('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36'),
        ).toBe('Chrome · Android');
        expect(deviceOf('curl/8')).toBe('');
    });
});

describe('a grant', () => {
    it('ends on the day before the first moment that is no longer within', () => {
        expect(lastDay('2027-01-01T00:00:00Z')).toContain('2026');
    });
});

describe('the list of screens', () => {
    it('names every address once, and has words for each', () => {
        const inside = screens.filter((one) => one.where === 'operation').map((one) => one.screen);
        expect(new Set(inside).size).toBe(inside.length);
        expect(new Set(outside).size).toBe(outside.length);
        for (const { screen } of screens) expect(Object.keys(en), screen).toContain(`screen.${screen}`);
    });
});
