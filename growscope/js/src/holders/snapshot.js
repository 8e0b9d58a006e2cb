/**
 * A heap snapshot of this process, and the ids of objects in it by its own inspector. Node alone has both.
 */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import v8 from 'node:v8';
import { threadId } from 'node:worker_threads';
import { retainers } from './retainers.js';

/**
 * @typedef {{ holders: Map<object, string> } | { because: string }} Found
 */

/** Not seen by the search: its name begins as those of growscope's records do. */
class GrowscopeTargets {
  /** @param {object[]} objects */
  constructor(objects) {
    this.objects = objects;
  }
}

const KEY = '__growscope_targets__';

/**
 * @param {typeof import('node:inspector') | undefined} inspector
 * @param {object[]} objects
 * @param {number} limit bytes of heap above which it is too dear
 * @param {number} used bytes of heap
 * @returns {Found}
 */
export function findHolders(inspector, objects, limit, used) {
  if (!inspector) return { because: 'this engine has no inspector, so nobody can be asked who holds a view' };
  if (used > limit) {
    const mib = (/** @type {number} */ bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;
    return { because: `the heap holds ${mib(used)}, and a snapshot is taken up to ${mib(limit)} (--heap-limit)` };
  }
  const targets = new GrowscopeTargets(objects);
  const session = new inspector.Session();
  try {
    session.connect();
    /** @type {(method: string, parameters?: object) => any} */
    const post = (method, parameters) => {
      let answer;
      session.post(method, /** @type {any} */ (parameters), (/** @type {any} */ error, /** @type {any} */ result) => {
        if (error) throw new Error(error.message);
        answer = result;
      });
      return answer;
    };
    // The inspector would hand it over in pieces, and later.
    const snapshot = takeSnapshot();
    /** @type {Map<number, object>} */
    const ids = new Map();
    /** @type {any} */ (globalThis)[KEY] = targets;
    objects.forEach((object, at) => {
      const { result } = post('Runtime.evaluate', { expression: `${KEY}.objects[${at}]` });
      // An object has no id before the first snapshot.
      ids.set(Number(post('HeapProfiler.getHeapObjectId', { objectId: result.objectId }).heapSnapshotObjectId), object);
    });
    const found = retainers(snapshot, new Set(ids.keys()));
    return { holders: new Map([...found].map(([id, name]) => [/** @type {object} */ (ids.get(id)), name])) };
  } catch (error) {
    return { because: `the heap snapshot failed: ${error instanceof Error ? error.message : error}` };
  } finally {
    delete (/** @type {any} */ (globalThis)[KEY]);
    session.disconnect();
  }
}

let taken = 0;

/** @returns {import('./retainers.js').Snapshot} */
function takeSnapshot() {
  const file = join(tmpdir(), `growscope-${process.pid}-${threadId}-${(taken += 1)}.heapsnapshot`);
  try {
    v8.writeHeapSnapshot(file);
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(file, { force: true });
  }
}
