/**
 * Which lines of a host's source ran, read from the engine's own stacks.
 *
 * Nothing is guessed: whoever is called back by a function, or reads `memory.buffer` for it, looks at the line that it
 * was called from.
 */

/** @returns {number | null} the line that called the function which asks, `above` frames further up */
export function callingLine(above = 0) {
  const frames = String(new Error().stack)
    .split('\n')
    .filter(line => /:\d+:\d+\)?$/.test(line));
  const [, line] = frames[above + 2]?.match(/:(\d+):\d+\)?$/) ?? [];
  return line ? Number(line) : null;
}

/**
 * Notes every line that reads `memory.buffer` while a strategy runs.
 *
 * @param {WebAssembly.Memory} memory
 */
export function watchBuffer(memory) {
  const read = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'buffer')?.get;
  /** @type {number[] | null} */
  let lines = null;
  Object.defineProperty(memory, 'buffer', {
    configurable: true,
    get() {
      const line = lines && callingLine();
      if (line) lines?.push(line);
      return read?.call(memory);
    },
  });
  return {
    /**
     * @template T
     * @param {() => T} what
     * @returns {{ value: T, lines: number[] }}
     */
    during(what) {
      /** @type {number[]} */
      const seen = [];
      lines = seen;
      try {
        return { value: what(), lines: seen };
      } finally {
        lines = null;
      }
    },
  };
}
