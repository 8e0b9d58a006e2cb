import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { get, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../server/serve.js';

const script = fileURLToPath(new URL('../server/index.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'growth-lab-server-'));
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
const big = 'big.wasm';

before(async () => {
  mkdirSync(join(folder, 'site/with space'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  for (const file of ['index.html', 'a.js', 'a.wasm', 'a.json', 'a.css', 'with space/b..js', 'a.odd']) {
    writeFileSync(join(folder, 'site', file), file);
  }
  symlinkSync('../secret.txt', join(folder, 'site/link.txt'));
  symlinkSync('..', join(folder, 'site/up'));
  symlinkSync('a.js', join(folder, 'site/beside.js'));
  writeFileSync(join(folder, 'site', big), new Uint8Array(8_000_000));
  site = await serve(join(folder, 'site'), { port: 0, isolated: true });
});
after(() => {
  site.server.close();
  rmSync(folder, { recursive: true });
});

/**
 * A request whose path nobody tidies.
 *
 * @param {string} path
 * @param {{ method?: string, port?: number, host?: string }} [how]
 * @returns {Promise<{ status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: string }>}
 */
const ask = (path, { method = 'GET', port = site.port, host = `localhost:${port}` } = {}) =>
  new Promise((resolve, reject) => {
    request({ host: 'localhost', port, path, method, headers: { host } }, response => {
      let body = '';
      response.setEncoding('utf8').on('data', chunk => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });

/** @type {Record<string, { status: number, type?: string, body?: string }>} */
const answers = {
  '/': { status: 200, type: 'text/html; charset=utf-8', body: 'index.html' },
  '/?x=1': { status: 200, body: 'index.html' },
  '/a.js': { status: 200, type: 'text/javascript; charset=utf-8' },
  '/a.wasm': { status: 200, type: 'application/wasm' },
  '/a.json': { status: 200, type: 'application/json; charset=utf-8' },
  '/a.css': { status: 200, type: 'text/css; charset=utf-8' },
  '/a.odd': { status: 200, type: 'application/octet-stream' },
  '/with%20space/b..js': { status: 200, body: 'with space/b..js' },
  '/with%20space/../a.js': { status: 200, body: 'a.js' },
  '/with%20space/': { status: 404 },
  '/none.js': { status: 404 },
  '/../secret.txt': { status: 403 },
  '/%2e%2e/secret.txt': { status: 403 },
  '/with%20space/..%2f..%2fsecret.txt': { status: 403 },
  '/../site-beside': { status: 403 },
  '/link.txt': { status: 403 },
  '/up/secret.txt': { status: 403 },
  '/up': { status: 404 },
  '/beside.js': { status: 200, body: 'a.js' },
  '/%': { status: 400 },
  '/a%00.js': { status: 400 },
};

for (const [path, { status, type, body }] of Object.entries(answers)) {
  test(`${path} is answered with ${status}`, async () => {
    const answer = await ask(path);
    assert.equal(answer.status, status, answer.body);
    if (type) assert.equal(answer.headers['content-type'], type);
    if (body) assert.equal(answer.body, body);
    assert.doesNotMatch(answer.body, /^secret$/);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  });
}

test('every answer carries the two headers that give shared memory, unless they are left out', async () => {
  const names = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];
  for (const path of ['/', '/a.wasm', '/none']) {
    const { headers } = await ask(path);
    assert.deepEqual(
      names.map(name => headers[name]),
      ['same-origin', 'require-corp'],
    );
  }
  const bare = await serve(join(folder, 'site'), { port: 0, isolated: false });
  const { headers } = await ask('/', { port: bare.port });
  assert.deepEqual(
    names.map(name => headers[name]),
    [undefined, undefined],
  );
  bare.server.close();
});

test('only GET and HEAD are answered, and HEAD without a body', async () => {
  const { status, headers } = await ask('/', { method: 'POST' });
  assert.deepEqual([status, headers.allow], [405, 'GET, HEAD']);
  const head = await ask('/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.body, head.headers['content-length']], [200, '', '10']);
});

test('only the names of this machine are answered', async () => {
  for (const host of ['localhost', 'LOCALHOST:9', `127.0.0.1:${site.port}`, '[::1]:8080']) {
    assert.equal((await ask('/', { host })).status, 200, host);
  }
  for (const host of [
    'growth.example',
    `growth.example:${site.port}`,
    'localhost.growth.example',
    '127.0.0.1.nip.io',
  ]) {
    assert.equal((await ask('/', { host })).status, 421, host);
  }
});

const fds = '/proc/self/fd';
const noFds = existsSync(fds) ? false : `open files cannot be counted: there is no ${fds}`;

test('whoever goes away in the middle of a download leaves no file open', { skip: noFds }, async () => {
  const isBig = (/** @type {string} */ fd) => {
    try {
      return readlinkSync(join(fds, fd)).endsWith(`/site/${big}`);
    } catch {
      return false;
    }
  };
  for (let visit = 0; visit < 10; visit += 1) {
    await new Promise(resolve => {
      get({ host: 'localhost', port: site.port, path: `/${big}`, agent: false }, response => {
        response.once('data', () => response.destroy());
        response.once('close', resolve);
      });
    });
  }
  let open = 10;
  for (let look = 0; look < 500 && open > 0; look += 1) {
    await new Promise(resolve => setTimeout(resolve, 20));
    open = readdirSync(fds).filter(isBig).length;
  }
  assert.equal(open, 0);
});

test('a port that is taken is passed over, and the one that is used is printed', async () => {
  const taken = createServer();
  await new Promise(resolve => taken.listen(0, 'localhost', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (taken.address());
  const child = spawn(process.execPath, [script, '--port', String(port)]);
  try {
    let said = '';
    for await (const chunk of child.stdout) {
      said += chunk;
      if (said.includes('http://')) break;
    }
    assert.match(said, new RegExp(`port ${port} is taken; \\d+ is free`));
    const [, used] = /http:\/\/localhost:(\d+)\//.exec(said) ?? assert.fail(said);
    const { status, body } = await ask('/', { port: Number(used) });
    assert.equal(status, 200);
    assert.match(body, /<title>Growth Lab<\/title>/);
    assert.equal((await ask('/host-js/views/strategies.js', { port: Number(used) })).status, 200);
    assert.equal((await ask('/host-node/src/cli.js', { port: Number(used) })).status, 404, 'Node’s own stays home');
  } finally {
    child.kill();
    taken.close();
  }
});

/** @type {{ args: string[], exit: number, says: RegExp }[]} */
const commandLines = [
  { args: ['--help'], exit: 0, says: /Examples[^]*Exit codes/ },
  { args: ['--assemble-only'], exit: 0, says: /dist\/web\/ is assembled/ },
  { args: ['--port', 'high'], exit: 2, says: /--port takes a whole number[^]*for example/ },
  { args: ['--port', '70000'], exit: 2, says: /--port takes a whole number/ },
  { args: ['--loudly'], exit: 2, says: /--loudly[^]*--help/ },
  { args: ['extra'], exit: 2, says: /extra/ },
];

const posix = process.platform === 'win32' && 'a folder that somebody is in cannot be deleted there';

test('in a folder that was deleted nothing is assembled, and it says so', { skip: posix }, () => {
  const away = 'cd "$(mktemp -d)" && rmdir "$PWD" && exec "$@"';
  for (const how of ['--site', '--assemble-only']) {
    const { status, stderr } = spawnSync('sh', ['-c', away, 'sh', process.execPath, script, how], { encoding: 'utf8' });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /^error: the folder that you are in is not there any more\n {2}go to another one/);
  }
});

for (const { args, exit, says } of commandLines) {
  test(`host-web/server ${args.join(' ')} ends with ${exit}`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
    assert.equal(status, exit, stderr);
    assert.match(stdout + stderr, says);
    assert.doesNotMatch(stderr, /^\s+at /m, 'a stack trace is not an explanation');
  });
}
