// What comes over a thin line: the first load, and what each screen adds. Ends with 1 where a budget is passed.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../../dist/', import.meta.url);
const first = 150_000; // compressed, of the first load without the map
const more = 60_000; // compressed, of each screen beside it

if (!existsSync(new URL('.vite/manifest.json', dist))) {
    console.log('skipped: web/dist is not built (tools/build-web)');
    process.exit(77);
}
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)));
const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

/** The files that a part needs at once: itself, what it imports, their styles. */
function needed(name, found = new Set()) {
    const part = manifest[name];
    if (!part || found.has(part.file)) return found;
    found.add(part.file);
    for (const style of part.css ?? []) found.add(style);
    for (const other of part.imports ?? []) needed(other, found);
    return found;
}

const sum = (files) => [...files].reduce((all, file) => all + size(file), 0);
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const start = needed(entry);
for (const file of ['index.html', 'early.js', 'mark.svg']) start.add(file);
let passed = false;
const tell = (words, bytes, budget) => {
    passed ||= bytes > budget;
    console.log(
        `${bytes > budget ? 'FAILED' : 'ok    '}  ${words.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(7)} kB of ${budget / 1000}`,
    );
};
// English is in the first load; another language is fetched instead of nothing, so the largest is added.
const languages = Object.keys(manifest).filter((name) => /words\/(fr|es|ar)\.ts$/.test(name));
const largest = Math.max(...languages.map((name) => sum([...needed(name)].filter((file) => !start.has(file)))));
tell('first load, with a second language', sum(start) + largest, first);
for (const name of Object.keys(manifest).filter((one) => /^src\/screens\//.test(one)))
    tell(name.replace('src/screens/', '').replace(/(\/index)?\.tsx$/, ''), sum([...needed(name)].filter((file) => !start.has(file))), more);
const text = [...start].filter((file) => /\.(js|css|html)$/.test(file)).map((file) => readFileSync(new URL(file, dist), 'utf8'));
for (const one of text)
    for (const [address] of one.matchAll(/https?:\/\/[a-z0-9.-]+/g))
        if (!/w3\.org|localhost/.test(address)) {
            console.log(`FAILED  the first load names another host: ${address}`);
            passed = true;
        }
process.exit(passed ? 1 : 0);
