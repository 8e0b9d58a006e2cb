/**
 * The hooks in a page: its first script, before any that loads a module. No bundler, no other file but growscope.wasm
 * beside it. `growscope()` in the console answers the report so far; each new finding is a warning there, and an event.
 */
import { readFrom } from '../engine/growscope-wasm.js';
import { ownFile } from '../engine/stack.js';
import { install } from '../hooks/realm.js';
import { collected, engine, finish, sourceLines } from '../report/collect.js';
import { summarise } from '../report/summary.js';
import { asText } from '../report/text.js';
import { settle } from '../uses/quiet.js';
import { settings } from '../settings.js';

const page = /** @type {any} */ (globalThis);
if (!page[Symbol.for('growscope')]) {
  Object.defineProperty(page, Symbol.for('growscope'), { value: true });
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  Object.assign(settings, JSON.parse(script?.dataset.growscope ?? '{}'));
  const own = script?.src ?? '';
  ownFile(own);
  readFrom(() => fetchNow(new URL('growscope.wasm', own || document.baseURI).href));

  const whole = () =>
    summarise(
      [
        {
          pid: 0,
          thread: 0,
          program: location.href,
          engine: navigator.userAgent,
          ended: true,
          exitCode: 0,
          ...collected(),
        },
      ],
      settings,
    );
  page.growscope = () => {
    finish();
    return whole();
  };
  let told = 0;
  engine.changed = () => {
    const { findings } = whole();
    if (findings.length <= told) return;
    sourceLines();
    told = findings.length;
    console.warn(asText(whole(), { colour: false }));
    dispatchEvent(new CustomEvent('growscope', { detail: findings.at(-1) }));
  };
  // What waits to be told until more is known of it waits no longer.
  for (const event of ['error', 'unhandledrejection', 'pagehide']) addEventListener(event, settle);
  install(page);
}

/**
 * A page may compile a module at once, so the hooks may have to wait for nothing. Bytes do not come by a synchronous
 * request, but text does, one letter a byte.
 *
 * @param {string} address
 * @returns {BufferSource}
 */
function fetchNow(address) {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`${address} answered ${request.status}`);
  return Uint8Array.from(request.responseText, letter => letter.charCodeAt(0) & 0xff);
}
