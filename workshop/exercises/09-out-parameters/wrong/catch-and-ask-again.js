// rejected: calls-the-guest-again
// because: A DataView throws when it is stale, so the exception is the signal to make a new one and try once more.
// say: What if the second call grows, too? And would you send a payment again because you could not read the receipt?
/**
 * @param {any} exports of the guest that tallies
 */
export function makeCounter(exports) {
  // The answer's place is the same for every text.
  const out = exports.alloc(16, 8);
  let view = new DataView(exports.memory.buffer);

  return {
    /** @param {string} text */
    count(text) {
      const bytes = new TextEncoder().encode(text);
      const ptr = exports.alloc(bytes.length, 1);
      new Uint8Array(exports.memory.buffer).set(bytes, ptr);
      const ask = () => {
        exports.tally(ptr, bytes.length, out);
        return {
          letters: view.getUint32(out, true),
          spaces: view.getUint32(out + 12, true),
          mean: view.getFloat64(out + 4, true),
        };
      };
      let answer;
      try {
        answer = ask();
      } catch {
        view = new DataView(exports.memory.buffer);
        answer = ask();
      }
      exports.release(ptr);
      return answer;
    },
  };
}
