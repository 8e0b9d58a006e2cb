/**
 * Finds lines in a worker that cannot say for itself where it is: in an endless loop, or after throwing a value that
 * carries no stack.
 */
import { Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';

/**
 * @import { Place } from '../lab/types.js'
 *
 * @typedef {{ callFrames: { location: { scriptId: string, lineNumber: number, columnNumber: number } }[], data?: { type: string } }} Paused
 */

/** How long a pause may take to come, in milliseconds: a worker that is busy outside any code never pauses. */
const PATIENCE = 1000;

/**
 * Attaches to the next worker that starts.
 *
 * @param {string} path of the learner's file
 */
export function attach(path) {
  const url = pathToFileURL(path).href;
  const session = new Session();
  session.connect();
  let worker = '';
  let last = 0;
  /** @type {Set<string>} */
  const scripts = new Set();
  /** @type {Map<number, () => void>} */
  const answers = new Map();
  /** @type {Place | null} */
  let thrown = null;
  /** @type {(paused: Paused) => void} */
  let onPaused = () => {};

  /** @type {(method: string, parameters?: object) => Promise<void>} */
  const post = (method, params = {}) =>
    new Promise(resolve => {
      last += 1;
      answers.set(last, resolve);
      const message = JSON.stringify({ id: last, method, params });
      session.post('NodeWorker.sendMessageToWorker', { sessionId: worker, message });
    });

  /** @param {Paused} paused */
  const place = ({ callFrames }) => {
    const frame = callFrames.find(({ location }) => scripts.has(location.scriptId));
    return frame ? { line: frame.location.lineNumber + 1, column: frame.location.columnNumber + 1 } : null;
  };

  session.on('NodeWorker.attachedToWorker', ({ params }) => void (worker = params.sessionId));
  session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
    const { id, method, params: data } = JSON.parse(params.message);
    if (id) answers.get(id)?.();
    if (method === 'Debugger.scriptParsed' && data.url.startsWith(url)) scripts.add(data.scriptId);
    if (method === 'Debugger.paused') onPaused(data);
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });

  return {
    /**
     * Stops the worker for good.
     *
     * @returns {Promise<Place | null>} where in the learner's file it was
     */
    pause() {
      return new Promise(resolve => {
        setTimeout(resolve, PATIENCE, null);
        onPaused = paused => resolve(place(paused));
        void post('Debugger.enable');
        void post('Debugger.pause');
      });
    },

    /** From now on, remembers where a value that is no object was thrown last. */
    async watchThrows() {
      onPaused = paused => {
        if (paused.data && paused.data.type !== 'object') thrown = place(paused) ?? thrown;
        void post('Debugger.resume');
      };
      await post('Debugger.enable');
      await post('Debugger.setPauseOnExceptions', { state: 'all' });
    },

    thrownAt: () => thrown,
    close: () => session.disconnect(),
  };
}
