/**
 * Tells when a file's text changes: by the system's own events, or by looking, where those do not come.
 */
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How often to look, in milliseconds: where events fail, and, less often, to find out that they do. */
const LOOK = 300;
const DOUBT = 1500;

/** Editors write in several steps; what they do within this many milliseconds is one change. */
const SETTLE = 60;

/**
 * @param {string} path
 * @param {object} options
 * @param {() => void} options.onChange
 * @param {() => void} [options.onGone] told when there is no file any more
 * @param {(why: string) => void} options.onPolling told when events are given up
 * @param {boolean} [options.poll] whether to look from the start
 * @returns {Promise<{ close: () => void }>}
 */
export async function watchFile(path, { onChange, onGone = () => {}, onPolling, poll = false }) {
  const read = () => readFile(path, 'utf8').catch(() => null);
  let known = await read();
  let closed = false;
  let polling = false;
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  /** @type {NodeJS.Timeout | undefined} */
  let looking;
  /** @type {import('node:fs').FSWatcher | undefined} */
  let watcher;

  /** @returns {Promise<boolean>} whether there is something new */
  async function look() {
    const text = await read();
    if (closed || text === known) return false;
    known = text;
    if (text === null) onGone();
    else onChange();
    return true;
  }

  /** @param {string} why */
  function fallBack(why) {
    if (closed || polling) return;
    polling = true;
    watcher?.close();
    clearInterval(looking);
    looking = setInterval(look, LOOK);
    onPolling(why);
  }

  if (poll) fallBack('as asked');
  else {
    let announced = 0;
    looking = setInterval(async () => {
      // An event is being waited for to settle: they do come.
      if (settling) return;
      const before = announced;
      if (!(await look())) return;
      // The event may be on its way; one that does not come at all shows that none do.
      setTimeout(() => announced === before && fallBack('the system does not announce them here'), LOOK);
    }, DOUBT);
    try {
      // The folder, since editors that save by renaming put another file in the old one's place.
      watcher = watch(dirname(path), () => {
        announced += 1;
        clearTimeout(settling);
        settling = setTimeout(() => {
          settling = undefined;
          void look();
        }, SETTLE);
      });
      watcher.on('error', error => fallBack(error.message));
    } catch (error) {
      fallBack(/** @type {Error} */ (error).message);
    }
  }

  return {
    close() {
      closed = true;
      clearInterval(looking);
      clearTimeout(settling);
      watcher?.close();
    },
  };
}
