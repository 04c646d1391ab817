// For work on the pages without a server: answers /api/1 by running `muster … --json` on a store, and gives out dist/ with
// the server's headers. Never shipped.
//
//   node dev/proxy.mjs PORT STORE [MUSTER]
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { routes } from './routes.mjs';

const [port = '8401', store = 'muster.db', muster = '../build/muster'] = process.argv.slice(2);
const dist = new URL('../dist/', import.meta.url).pathname;
const uploads = new Map();
let signedIn = true;
const all = ['figures', 'rows', 'contacts', 'hand_in', 'settle', 'keep', 'administer'];

const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.json': 'application/json',
};
const policy =
    "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

function run(words) {
    return new Promise((resolve) => {
        execFile(muster, [...words, '--json', '--store', store], { maxBuffer: 1 << 28 }, (error, out, err) =>
            resolve({ code: error ? error.code : 0, out, err }),
        );
    });
}

function answer(response, status, type, body) {
    response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' });
    response.end(body);
}

function problem(response, status, sentence, code = '') {
    answer(
        response,
        status,
        'application/problem+json',
        JSON.stringify({ type: 'about:blank', title: sentence, status, code, sentence, remedy: '' }),
    );
}

function match(verb, path) {
    for (const route of routes) {
        if (route.verb !== verb) continue;
        const pattern = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
        const found = pattern.exec(path);
        if (found)
            return { route, filled: Object.fromEntries(Object.entries(found.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)])) };
    }
    return null;
}

function wordsOf(route, filled, given) {
    const words = [...route.command.split(' ')];
    const tail = [];
    for (const [name, value] of Object.entries({ ...given, ...filled })) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (name === 'upload') tail.push(uploads.get(one));
            else if ((route.positionals ?? []).includes(name)) tail.push(one);
            else if (one === true || one === 'true') words.push(`--${name}`);
            else if (one !== '' && one !== null && one !== undefined) words.push(`--${name}`, String(one));
        }
    }
    return [...words, ...tail];
}

async function bodyOf(request) {
    const parts = [];
    for await (const part of request) parts.push(part);
    return Buffer.concat(parts);
}

async function api(request, response, url) {
    const path = url.pathname.slice('/api/1'.length);
    const body = await bodyOf(request);
    if (path === '/me')
        return signedIn
            ? answer(
                  response,
                  200,
                  'application/json',
                  JSON.stringify({
                      kind: 'account',
                      account: 'dev',
                      name: 'Dev',
                      token: 't',
                      operations: { '*': all },
                      permissions: all,
                      grants: [],
                  }),
              )
            : problem(response, 401, 'Sign in.');
    if (path === '/session') {
        signedIn = request.method === 'POST';
        return answer(response, 200, 'application/json', '{}');
    }
    if (path.endsWith('/events')) {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        return response.write(': open\n\n');
    }
    if (path.endsWith('/uploads')) {
        const id = `u${uploads.size + 1}`;
        const folder = `/tmp/muster-dev-uploads/${id}`;
        mkdirSync(folder, { recursive: true });
        const name = url.searchParams.get('name').replaceAll('/', '_');
        writeFileSync(join(folder, name), body);
        uploads.set(id, join(folder, name));
        return answer(response, 201, 'application/json', JSON.stringify({ upload: id, name, bytes: body.length }));
    }
    const found = match(request.method, path);
    if (!found) return problem(response, 501, `No route ${request.method} ${path}`);
    const given = {};
    for (const [name, value] of url.searchParams) given[name] = name in given ? [given[name], value].flat() : value;
    if (body.length > 0) Object.assign(given, JSON.parse(body));
    const { code, out, err } = await run(wordsOf(found.route, found.filled, given));
    const refused = out.includes('"error"') ? JSON.parse(out).error : undefined;
    if (refused) return problem(response, refused.code === 'cli.no_command' ? 501 : 409, refused.sentence, refused.code);
    if (out.trim().startsWith('{')) return answer(response, 200, 'application/json', out);
    problem(response, 500, err.split('\n')[0] ?? '', String(code));
}

function page(response, url) {
    let file = join(dist, normalize(url.pathname));
    try {
        if (!statSync(file).isFile()) throw new Error('a folder');
    } catch {
        file = join(dist, 'index.html');
    }
    answer(response, 200, types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
}

createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const done = url.pathname.startsWith('/api/1') ? api(request, response, url) : page(response, url);
    Promise.resolve(done).catch((error) => problem(response, 500, String(error)));
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
