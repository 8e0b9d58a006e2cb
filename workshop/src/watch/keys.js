/**
 * Single keys from a terminal, and short answers.
 */

/**
 * @param {(key: string) => Promise<unknown>} onKey settles when the key has had its effect
 */
export function readKeys(onKey) {
  const { stdin, stdout } = process;
  /** Typed, and not yet looked at: a key may ask a question that those after it answer. */
  let ahead = '';
  let busy = false;
  /** @type {{ text: string, answer: (text: string) => void } | null} */
  let asked = null;
  /** @type {() => void} */
  let finish = () => {};
  const closed = new Promise(resolve => (finish = () => resolve(undefined)));

  function close() {
    asked?.answer('');
    stdin.setRawMode?.(false);
    stdin.off('data', read);
    stdin.pause();
    finish();
  }

  /** @param {string} data */
  function read(data) {
    if (/[\x03\x04]/.test(data) || (data === 'q' && !asked && ahead === '')) return close();
    ahead += data;
    take();
  }

  function take() {
    while (ahead && (asked || !busy)) {
      const key = ahead.slice(0, 1);
      ahead = ahead.slice(1);
      if (asked) typed(key);
      else if (key === 'q') return close();
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

  /** @param {string} key */
  function typed(key) {
    if (!asked) return;
    if (key === '\r' || key === '\n') {
      const { text, answer } = asked;
      asked = null;
      stdout.write('\n');
      answer(text.trim());
    } else if (key === '\x7f' || key === '\b') {
      if (asked.text) stdout.write('\b \b');
      asked.text = asked.text.slice(0, -1);
    } else if (key >= ' ') {
      asked.text += key;
      stdout.write(key);
    }
  }

  stdin.setRawMode?.(true);
  stdin.setEncoding('utf8').on('data', read);
  stdin.resume();

  return {
    closed,
    close,
    /**
     * @param {string} question
     * @returns {Promise<string>}
     */
    ask(question) {
      stdout.write(question);
      return new Promise(answer => {
        asked = { text: '', answer };
        take();
      });
    },
  };
}
