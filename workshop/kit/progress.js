/**
 * Says what is being done, and after two seconds that it is still being done.
 */
const PATIENCE_MS = 2_000;
/** Between two lines where there is no terminal to write over one. */
const LINE_MS = 10_000;

/**
 * @template T
 * @param {string} what
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const { stderr } = process;
  const started = Date.now();
  let detail = '';
  let written = started;
  stderr.write(`${what} …\n`);
  const timer = setInterval(() => {
    const now = Date.now();
    const seconds = Math.floor((now - started) / 1000);
    if (stderr.isTTY && now - started >= PATIENCE_MS) stderr.write(`\r\x1b[K  ${seconds} s ${detail}`);
    if (!stderr.isTTY && now - written >= LINE_MS) {
      written = now;
      stderr.write(`  ${seconds} s ${detail}\n`);
    }
  }, 500);
  try {
    return await work(text => (detail = text));
  } finally {
    clearInterval(timer);
    if (stderr.isTTY) stderr.write('\r\x1b[K');
  }
}
