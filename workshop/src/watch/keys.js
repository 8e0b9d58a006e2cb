/**
 * Single keys from a terminal, and short answers.
 */

/**
 * @param {(key: string) => void} onKey
 */
export function readKeys(onKey) {
  const { stdin, stdout } = process;
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
    for (const key of data) {
      if (key === '\x03' || key === '\x04') return close();
      if (asked) typed(key);
      else if (key === 'q') return close();
      else onKey(key);
    }
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
      return new Promise(answer => (asked = { text: '', answer }));
    },
  };
}
