/**
 * What shared memory may do on this page: tried, not assumed.
 */
import { h } from './dom.js';

/** @typedef {{ what: string, works: boolean, seen: string }} Probe */

/** @returns {Probe[]} */
export function probeSharing() {
  const memory = attempt(() => new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true }));
  const made = memory.value;
  return [
    {
      what: 'the page is cross-origin isolated',
      works: globalThis.crossOriginIsolated === true,
      seen: String(globalThis.crossOriginIsolated),
    },
    {
      what: 'SharedArrayBuffer',
      works: typeof SharedArrayBuffer === 'function',
      seen: typeof SharedArrayBuffer,
    },
    { what: 'new WebAssembly.Memory({ shared: true })', works: made !== null, seen: memory.seen },
    { what: 'the memory sent to another thread', ...send(made) },
  ];
}

/**
 * Sending is what sharing is for, and what browsers refuse first.
 *
 * @param {WebAssembly.Memory | null} memory
 */
function send(memory) {
  const { port1, port2 } = new MessageChannel();
  const sent = attempt(() => {
    port1.postMessage(memory);
    return true;
  });
  port1.close();
  port2.close();
  return memory ? { works: sent.value === true, seen: sent.seen } : { works: false, seen: 'there is none to send' };
}

/**
 * @template T
 * @param {() => T} what
 * @returns {{ value: T | null, seen: string }}
 */
function attempt(what) {
  try {
    return { value: what(), seen: 'accepted' };
  } catch (error) {
    return { value: null, seen: String(error) };
  }
}

export function isolationPanel() {
  const probes = probeSharing();
  const isolated = globalThis.crossOriginIsolated === true;
  return h(
    'section',
    { class: 'isolation', 'aria-labelledby': 'isolation-title' },
    h('h2', { id: 'isolation-title' }, 'Shared memory on this page'),
    h(
      'table',
      {},
      h(
        'tbody',
        {},
        ...probes.map(({ what, works, seen }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, what),
            h('td', { class: works ? 'works' : 'fails' }, works ? '✓ ' : '✗ ', seen),
          ),
        ),
      ),
    ),
    h(
      'p',
      { class: 'aside' },
      isolated
        ? 'This page is cross-origin isolated, so the memory can be shared with other threads.'
        : 'This page is not cross-origin isolated: neither its server nor a service worker sends Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. A single thread can still use the guest; what fails above is what other threads would need.',
    ),
  );
}
