/** A browser and a system as people call them, of what a browser says of itself; '' where it says neither. */
export function deviceOf(agent: string): string {
    const browser = (
        [
            ['Edge', /Edg(e|A|iOS)?\//],
            ['Opera', /OPR\//],
            ['Firefox', /(Firefox|FxiOS)\//],
            ['Samsung Internet', /SamsungBrowser\//],
            ['Chrome', /(Chrome|CriOS|HeadlessChrome)\//],
            ['Safari', /Safari\//],
        ] as const
    ).find(([, sign]) => sign.test(agent))?.[0];
    const system = (
        [
            ['Android', /Android/],
            ['iPhone', /iPhone/],
            ['iPad', /iPad/],
            ['Windows', /Windows/],
            ['macOS', /Mac OS X|Macintosh/],
            ['Linux', /Linux/],
        ] as const
    ).find(([, sign]) => sign.test(agent))?.[0];
    return [browser, system].filter(Boolean).join(' · ');
}
