// A real provider (npm oidc-provider) and a browser that signs in there, for real_house_test.cpp.
//
//   node provider.mjs FOLDER     FOLDER holds node_modules with oidc-provider
//
// Says its issuer on the first line. Then, for each address that is written to it, walks there as a person would and says
// where the browser was sent back to; or "error" and what the provider said.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import http from 'node:http';
import readline from 'node:readline';

// The provider's own remarks would stand between our lines.
const say = console.log.bind(console);
console.log = console.info = console.warn = () => {};
const require = createRequire(process.argv[2] + '/');
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));
process.removeAllListeners('warning');

const back = 'http://127.0.0.1:1/api/1/oidc/callback';
const server = http.createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
    clients: [{ client_id: 'muster', client_secret: 'geheim & more', redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
    pkce: { required: () => true },
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Eve', email: 'eve@house.example', email_verified: true }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only for tests'] },
});
server.on('request', provider.callback());
say(issuer);

/** One request of the browser, which keeps cookies by path as far as this provider needs it. */
async function ask(jar, url, form) {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
        method: form ? 'POST' : 'GET', redirect: 'manual', body: form ? new URLSearchParams(form) : undefined,
        headers: cookies ? { cookie: cookies } : {},
    });
    for (const line of answer.headers.getSetCookie()) {
        const [name, value] = line.split(';')[0].split('=');
        if (value) jar.set(name, value);
        else jar.delete(name);
    }
    return answer;
}

async function walk(address) {
    const jar = new Map();
    let url = address;
    for (let steps = 0; steps < 12; ++steps) {
        if (url.startsWith(back)) return url;
        let answer = await ask(jar, url);
        const text = await answer.text();
        if (answer.status === 200 && url.includes('/interaction/')) {
            const form = text.includes('name="login"') ? { prompt: 'login', login: 'u-17', password: 'any' } : { prompt: 'consent' };
            answer = await ask(jar, url, form);
        } else if (answer.status < 300 || answer.status >= 400) return `error ${answer.status} ${text.replace(/\s+/g, ' ').slice(0, 200)}`;
        url = new URL(answer.headers.get('location'), url).href;
    }
    return 'error it goes round in circles';
}

for await (const line of readline.createInterface({ input: process.stdin })) say(await walk(line));
process.exit(0);
