/**
 * Serves the repository's own modules on localhost, and one page for each question: it answers by posting. The headers
 * give shared memory.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/** @import { Question } from '../answer.js' */

const root = fileURLToPath(new URL('../..', import.meta.url));
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** @param {number} id */
const page = id => `<!doctype html>
<title>A probe</title>
<script type="module">
  const say = text => fetch('/answer/${id}', { method: 'POST', body: text });
  try {
    const { answer } = await import('/engines/answer.js');
    say(await answer(await (await fetch('/question/${id}')).json()));
  } catch (error) {
    say(JSON.stringify({ failed: String(error) }));
  }
</script>
`;

/**
 * @typedef {object} Site
 * @property {(question: Question) => { address: string, answered: Promise<string> }} ask
 * @property {() => void} close
 *
 * @returns {Promise<Site>}
 */
export async function serve() {
  /** @type {{ question: Question, resolve: (text: string) => void }[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const answer = (/** @type {number} */ status, /** @type {string} */ type, /** @type {string | Buffer} */ body) =>
      response.writeHead(status, { ...isolation, 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
    const { url = '' } = request;
    const [, kind, id] = /^\/(probe|question|answer)\/(\d+)$/.exec(url) ?? [];
    const one = id ? asked[Number(id)] : undefined;
    if (one && kind === 'probe') return answer(200, 'text/html', page(Number(id)));
    if (one && kind === 'question') return answer(200, 'application/json', JSON.stringify(one.question));
    if (one && kind === 'answer') {
      one.resolve(await text(request));
      return answer(204, 'text/plain', '');
    }
    const module = /^\/(engines|claims|host-js)\/[\w/-]+\.js$/.test(url) && read(url);
    return module ? answer(200, 'text/javascript', module) : answer(404, 'text/plain', 'not here');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    ask(question) {
      const answered = new Promise(resolve => asked.push({ question, resolve }));
      return { address: `http://127.0.0.1:${port}/probe/${asked.length - 1}`, answered };
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {string} url */
function read(url) {
  try {
    return readFileSync(`${root}${url}`);
  } catch {
    return null;
  }
}

/** @param {import('node:http').IncomingMessage} request */
async function text(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
