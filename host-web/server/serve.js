/**
 * Serves a folder of static files on localhost.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** @import { IncomingMessage, Server, ServerResponse } from 'node:http' */

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** What gives a page memory that is shared with its workers. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const PORTS_TO_TRY = 20;

/**
 * @param {string} root
 * @param {{ port: number, isolated: boolean }} options the port may be taken: the next free one is used; 0 is any
 * @returns {Promise<{ server: Server, address: string, port: number }>}
 */
export async function serve(root, { port, isolated }) {
  const server = createServer((request, response) => {
    answer(resolve(root), isolated, request, response).catch(error => {
      if (!response.headersSent) response.writeHead(500);
      response.end(`${error}\n`);
    });
  });
  for (let candidate = port; ; candidate += 1) {
    try {
      await listen(server, candidate);
      break;
    } catch (error) {
      const isTaken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      if (!isTaken || candidate >= Math.min(port + PORTS_TO_TRY, 65_535)) throw error;
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
async function answer(root, isolated, { method, url }, response) {
  const headers = { 'Cache-Control': 'no-cache', ...(isolated ? isolation : {}) };
  const refuse = (/** @type {number} */ status, /** @type {string} */ why) =>
    response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${why}\n`);

  if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'only GET and HEAD');
  const path = decode(String(url).split(/[?#]/)[0] ?? '/');
  if (path === null || path.includes('\0')) return refuse(400, 'this address cannot be decoded');
  const asked = join(root, path);
  if (asked !== root && !asked.startsWith(`${root}${sep}`)) return refuse(403, 'outside the folder that is served');
  const found = await stat(asked).catch(() => null);
  const file = found?.isDirectory() ? join(asked, 'index.html') : asked;
  const size = (file === asked ? found : await stat(file).catch(() => null))?.size;
  if (size === undefined) return refuse(404, `there is no ${path}`);

  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': size });
  if (method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** @param {string} path */
function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
