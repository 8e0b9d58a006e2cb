/**
 * Serves a folder of static files on localhost.
 */
import { open, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** What gives a page memory that is shared with its workers. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** A page of another name that a resolver points at this machine is refused; the port may be a tunnel's. */
const ourNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

const PORTS_TO_TRY = 20;

class NoPort extends Error {
  exitCode = 1;
  next = 'choose another: --port N';

  /** @param {unknown} error the system's own */
  constructor(error) {
    super(`no port could be had: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * @param {string} root
 * @param {{ port: number, isolated: boolean }} options the port may be taken: the next free one is used; 0 is any
 * @returns {Promise<{ server: Server, address: string, port: number }>}
 */
export async function serve(root, { port, isolated }) {
  const server = createServer((request, response) => {
    answer(resolve(root), isolated, request, response).catch(error => {
      // Half an answer cannot be mended, and whoever went away reads none.
      if (response.headersSent) return response.destroy();
      response.writeHead(500).end(`${error}\n`);
    });
  });
  for (let candidate = port; ; candidate += 1) {
    try {
      await listen(server, candidate);
      break;
    } catch (error) {
      const isTaken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (!isTaken || candidate >= Math.min(port + PORTS_TO_TRY, 65_535)) throw new NoPort(error);
    }
  }
  const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  return { server, address: `http://localhost:${bound}/`, port: bound };
}

/**
 * @param {Server} server
 * @param {number} port
 * @returns {Promise<void>}
 */
const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      server.off('error', reject);
      resolve();
    });
  });

/**
 * @param {string} root
 * @param {boolean} isolated
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function answer(root, isolated, { method, url, headers: { host } }, response) {
  const headers = {
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ...(isolated ? isolation : {}),
  };
  const refuse = (/** @type {number} */ status, /** @type {string} */ why, more = {}) =>
    response.writeHead(status, { ...headers, ...more, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${why}\n`);

  if (!ourNames.test(host ?? '')) return refuse(421, 'this server answers to localhost alone');
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'only GET and HEAD', { Allow: 'GET, HEAD' });
  const path = decode(String(url).split(/[?#]/)[0] ?? '/');
  if (path === null || path.includes('\0')) return refuse(400, 'this address cannot be decoded');
  const asked = join(root, path);
  if (!isInside(root, asked)) return refuse(403, 'outside the folder that is served');
  const found = await fileAt(asked);
  if (!found) return refuse(404, `there is no ${path}`);
  if (!isInside(await realpath(root), found)) return refuse(403, 'outside the folder that is served');

  const file = await open(found);
  try {
    const type = types[extname(found)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': (await file.stat()).size });
    if (method === 'HEAD') response.end();
    // Whoever goes away in the middle leaves no file open.
    else await pipeline(file.createReadStream({ autoClose: false }), response);
  } finally {
    await file.close();
  }
}

/**
 * The file that an address means, with every symbolic link followed; null where there is none, or no file.
 *
 * @param {string} asked
 */
async function fileAt(asked) {
  try {
    const path = (await stat(asked)).isDirectory() ? join(asked, 'index.html') : asked;
    return (await stat(path)).isFile() ? await realpath(path) : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
const isInside = (folder, path) => path === folder || path.startsWith(`${folder}${sep}`);

/** @param {string} path */
function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
