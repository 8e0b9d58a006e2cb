/**
 * WebKit, as Debian's WebKitGTK: MiniBrowser under Xvfb, by W3C WebDriver over HTTP.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../find.js';
import { Unavailable } from '../unavailable.js';

/** @import { Started } from './browser.js' */

/** Seconds for everything to come up. */
const PATIENCE = 120;

/**
 * @param {string} binary MiniBrowser
 * @param {Record<string, string>} own of the environment
 * @returns {Promise<Started>}
 */
export async function startWebKit(binary, own) {
  const [driver, xvfb] = ['WebKitWebDriver', 'Xvfb'].map(command => onPath([command]));
  if (!driver || !xvfb) {
    throw new Unavailable('there is no WebKitWebDriver or Xvfb on PATH', 'apt-get install webkit2gtk-driver xvfb');
  }
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const display = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    display.stdio[3]?.once('data', data => resolve(String(data).trim()));
    display.once('exit', status => reject(new Error(`Xvfb ended with ${status}`)));
  });
  const port = await freePort();
  const env = {
    ...process.env,
    ...own,
    DISPLAY: `:${number}`,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    // A sandbox is refused in containers, and there is no graphics card.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  // A group of its own, so that the browser which the driver starts can be ended with it.
  const server = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], { env, stdio: 'ignore', detached: true });
  const end = async () => {
    if (server.pid) {
      try {
        process.kill(-server.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
    display.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };

  const speak = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE * 1000),
    });
    const { value } = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`WebDriver: ${value?.message || value?.error}`);
    return value;
  };
  try {
    await untilReady(() => speak('GET', '/status', null));
    const options = { binary, args: ['--automation'] };
    const { sessionId, capabilities } = await speak('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, pageLoadStrategy: 'none' } },
    });
    /** @type {Promise<string>} */
    const failed = new Promise(resolve => server.once('exit', () => resolve('the driver ended')));
    return {
      version: capabilities.browserVersion,
      async visit(address) {
        await speak('POST', `/session/${sessionId}/url`, { url: address });
        // The next address takes this page's place.
        return { failed, leave: async () => {} };
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** @param {() => Promise<unknown>} attempt */
async function untilReady(attempt) {
  for (let left = PATIENCE * 4; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }
}
