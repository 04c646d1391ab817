import { encode } from 'uqr';

/** The dark squares of a QR code as one path, each row's neighbours joined. */
export function pathOf(squares: boolean[][]): string {
    let path = '';
    squares.forEach((row, y) => {
        for (let x = 0; x < row.length; x += 1) {
            if (!row[x]) continue;
            const from = x;
            while (row[x + 1]) x += 1;
            path += `M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`;
        }
    });
    return path;
}

/** Black on white in every light: cameras expect it. Four squares of margin, as the standard asks. */
export function QrCode({ text, label }: { text: string; label: string }) {
    const { data, size } = encode(text, { ecc: 'M', border: 4 });
    return (
        <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
            <rect width={size} height={size} class="qr-ground" />
            <path d={pathOf(data)} class="qr-squares" />
        </svg>
    );
}
