// Overload: first how many answers a second the server gives to things that nobody asked for before (closed loop), then
// twice as many asked for so many seconds, whatever comes back (open loop). Prints the answers by status, the times of
// those that were let in, and the memory of the server at the start, at the height and after.
//
//   node bench/overload.mjs URL FILE-OF-TOKENS PID [SECONDS]
import { readFileSync } from 'node:fs';
import http from 'node:http';

const [base, tokenFile, pid, seconds = '60'] = process.argv.slice(2);
const tokens = readFileSync(tokenFile, 'utf8').trim().split('\n');
const agent = new http.Agent({ keepAlive: true, maxSockets: 2000 });
let count = Date.now() % 1e8;

function ask() {
    count += 1;
    const url = `${base}${base.includes('?') ? '&' : '?'}severity-weight=${(1 + count / 1e9).toFixed(9)}`;
    const begun = performance.now();
    return new Promise((done) => {
        const request = http.get(url, { agent, headers: { authorization: `Bearer ${tokens[count % tokens.length]}` } }, (answer) => {
            answer.resume();
            answer.on('end', () => done({ status: answer.statusCode, ms: performance.now() - begun, again: answer.headers['retry-after'] }));
        });
        request.on('error', (error) => done({ status: error.code ?? 'error', ms: performance.now() - begun }));
    });
}
const memory = () => Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const all = [];
let running = true;
const workers = Array.from({ length: 16 }, async () => {
    while (running) all.push(await ask());
});
await pause(10_000);
running = false;
await Promise.all(workers);
const good = all.filter((one) => one.status === 200);
const capacity = good.length / 10;
const before = memory();
const alone = good.map((one) => one.ms).sort((a, b) => a - b);
console.log(`capacity ${capacity.toFixed(0)} answers/s, p99 ${quantile(alone, 0.99).toFixed(0)} ms, memory ${before.toFixed(0)} MB`);

const over = [];
const wanted = capacity * 2;
const begun = performance.now();
let sent = 0;
let highest = before;
while (performance.now() - begun < Number(seconds) * 1000) {
    const due = Math.floor(((performance.now() - begun) / 1000) * wanted);
    for (; sent < due; sent += 1) ask().then((one) => over.push(one));
    highest = Math.max(highest, memory());
    await pause(5);
}
const last = memory();
for (let i = 0; i < 300 && over.length < sent; i += 1) await pause(100);
const byStatus = {};
for (const one of over) byStatus[one.status] = (byStatus[one.status] ?? 0) + 1;
const admitted = over.filter((one) => one.status === 200).map((one) => one.ms).sort((a, b) => a - b);
const turned = over.filter((one) => one.status === 503);
console.log(`asked ${sent} in ${seconds} s (${wanted.toFixed(0)}/s): ${JSON.stringify(byStatus)}, never answered ${sent - over.length}`);
console.log(`let in: p50 ${quantile(admitted, 0.5).toFixed(0)} ms, p99 ${quantile(admitted, 0.99).toFixed(0)} ms, slowest ${quantile(admitted, 1).toFixed(0)} ms, ${(admitted.length / Number(seconds)).toFixed(0)}/s`);
console.log(`503 without Retry-After: ${turned.filter((one) => !one.again).length}; memory at the height ${highest.toFixed(0)} MB, in the last second ${last.toFixed(0)} MB`);
process.exit(0);
