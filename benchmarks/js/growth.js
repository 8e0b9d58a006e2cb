/**
 * What it costs to grow a memory by one page, by the pages it had, every one of them touched.
 */
import { timeOnce } from './measure.js';

/** @import { Benchmark, Case } from './types.js' */

const PAGE_BYTES = 65_536;
const PAGES = [1, 16, 256, 1024, 4096, 16_384];
const MOST_QUICK_PAGES = 256;
const SAMPLES = 64;
const SIZE_MAY_DRIFT = 1 / 64;

const kinds = [
  { name: 'no maximum', declared: false },
  { name: 'maximum declared', declared: true },
];

/** @type {Benchmark} */
export const growth = {
  name: 'growth',
  summary: 'memory.grow(1), by the size of memory, with and without a declared maximum',
  cases: async () =>
    kinds.flatMap(({ name, declared }) =>
      PAGES.map(
        /** @returns {Case} */
        pages => ({
          name,
          parameter: `${pages}`,
          baseline: `${name}/${PAGES[0]}`,
          async measure({ quick }) {
            if (quick && pages > MOST_QUICK_PAGES) return { skipped: 'left out of a quick run' };
            const samples = quick ? 16 : SAMPLES;
            return timeOnce(memories(pages, declared), memory => memory.grow(1), samples);
          },
        }),
      ),
    ),
};

/**
 * Memories of about so many pages: a new one whenever the last has drifted too far.
 *
 * @param {number} pages
 * @param {boolean} declared whether they declare a maximum
 * @returns {() => WebAssembly.Memory}
 */
function memories(pages, declared) {
  const room = Math.max(1, Math.floor(pages * SIZE_MAY_DRIFT));
  let grown = room;
  /** @type {WebAssembly.Memory} */
  let memory;
  return () => {
    if (grown === room) {
      memory = new WebAssembly.Memory({ initial: pages, ...(declared && { maximum: pages + room }) });
      grown = 0;
      touch(memory, 0);
    } else {
      touch(memory, pages + grown - 1);
    }
    grown += 1;
    return memory;
  };
}

/**
 * Writes to every page from one on, so that the machine really gives it.
 *
 * @param {WebAssembly.Memory} memory
 * @param {number} from
 */
function touch({ buffer }, from) {
  const bytes = new Uint8Array(buffer);
  for (let at = from * PAGE_BYTES; at < bytes.length; at += PAGE_BYTES) bytes[at] = 1;
}
