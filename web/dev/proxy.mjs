// For work on the pages: gives out dist/ as it is now, with the headers of a running server, and passes /api on to it. So a
// change of a page needs no build of the program. Never shipped.
//
//   muster serve --port 8400 …
//   node dev/proxy.mjs [PORT] [SERVER] [DIST]
import { readFileSync, statSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const [port = '8401', server = 'http://127.0.0.1:8400', dist = new URL('../dist/', import.meta.url).pathname] = process.argv.slice(2);
const policy = (await fetch(server)).headers.get('content-security-policy') ?? '';
const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
};

function page(response, path) {
    let file = join(dist, normalize(path));
    try {
        if (!statSync(file).isFile()) throw new Error('a folder');
    } catch {
        file = join(dist, 'index.html');
    }
    response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-cache',
    });
    response.end(readFileSync(file));
}

function pass(request, response) {
    const onward = ask(server + request.url, { method: request.method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
}

createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname.startsWith('/api/')) pass(request, response);
    else page(response, pathname);
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
