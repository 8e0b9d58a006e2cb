/**
 * Single keys from a terminal, and short answers.
 */
import { fit } from '../present/markdown.js';

/**
 * What a question waits for: it takes the keys, one by one, until it has its answer.
 *
 * @typedef {{ typed: (key: string) => void }} Question
 */

/**
 * @param {(key: string) => Promise<unknown>} onKey settles when the key has had its effect
 */
export function readKeys(onKey) {
  const { stdin, stdout } = process;
  /** Typed, and not yet looked at: a key may ask a question that those after it answer. */
  let ahead = '';
  let busy = false;
  /** @type {Question | null} */
  let asked = null;
  /** @type {() => void} */
  let finish = () => {};
  const closed = new Promise(resolve => (finish = () => resolve(undefined)));

  function close() {
    stdin.setRawMode?.(false);
    stdin.off('data', read);
    stdin.pause();
    finish();
  }

  /** @param {string} data */
  function read(data) {
    if (/[\x03\x04]/.test(data) || (data === 'q' && !asked)) return close();
    // An arrow or a function key is one key to those who press it.
    ahead += data.replace(/\x1b[[O][0-9;]*[A-Za-z~]/g, '');
    take();
  }

  function take() {
    while (ahead && (asked || !busy)) {
      const key = ahead.slice(0, 1) === '\n' ? '\r' : ahead.slice(0, 1);
      ahead = ahead.slice(1);
      if (asked) asked.typed(key);
      else act(key);
    }
  }

  /** @param {string} key */
  function act(key) {
    busy = true;
    const done = () => {
      busy = false;
      take();
    };
    // What goes wrong is told by whoever waits for the action's effect.
    onKey(key).then(done, done);
  }

  /**
   * @template T
   * @param {string} question
   * @param {(key: string, answer: (value: T) => void) => void} typed
   * @returns {Promise<T>}
   */
  function ask(question, typed) {
    stdout.write(`${fit(question.trimEnd(), stdout.columns - 1)} `);
    return new Promise(resolve => {
      const answer = (/** @type {T} */ value) => {
        asked = null;
        stdout.write('\n');
        resolve(value);
      };
      asked = { typed: key => typed(key, answer) };
      take();
    });
  }

  stdin.setRawMode?.(true);
  stdin.setEncoding('utf8').on('data', read);
  stdin.resume();

  return {
    closed,
    close,

    /**
     * One key: y is yes, and any other is no.
     *
     * @param {string} question
     * @returns {Promise<boolean>}
     */
    askYes: question =>
      ask(`${question} (y/n) `, (key, answer) => {
        stdout.write(key >= ' ' ? key : '');
        answer(key === 'y' || key === 'Y');
      }),

    /**
     * @param {string} question
     * @returns {Promise<string | null>} null, if it was left open
     */
    askNumber(question) {
      let text = '';
      return ask(question, (key, answer) => {
        if (key === '\x1b') answer(null);
        else if (key === '\r') answer(text || null);
        else if (key === '\x7f' || key === '\b') {
          if (text) stdout.write('\b \b');
          text = text.slice(0, -1);
        } else if (/\d/.test(key)) {
          text += key;
          stdout.write(key);
        }
      });
    },
  };
}
