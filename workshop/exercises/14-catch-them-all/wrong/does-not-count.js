// rejected: misses-call-count
// because: The text is right to the letter under every schedule, and what else could one ask for?
// say: Imagine a guest that sends a letter, where this one shouts. How many letters were sent?

/** @param {any} makeHost @param {any} makeGuest */
export function test(makeHost, makeGuest) {
  for (const by of [0, 1]) {
    for (let k = 0; k <= 6; k += 1) testUnder(makeHost, makeGuest(), by, crossing => crossing === k);
    testUnder(makeHost, makeGuest(), by, () => true);
  }
}

/** @param {any} makeHost @param {any} guest @param {number} by @param {(crossing: number) => boolean} growsAfter */
function testUnder(makeHost, guest, by, growsAfter) {
  let crossing = 0;
  const calls = { alloc: 0, shout: 0 };
  const wrap =
    name =>
    (...parameters) => {
      const result = guest[name](...parameters);
      calls[name] += 1;
      crossing += 1;
      if (growsAfter(crossing)) guest.memory.grow(by);
      return result;
    };
  const host = makeHost({ memory: guest.memory, alloc: wrap('alloc'), shout: wrap('shout') });
  for (const text of ['ahoy', 'land', 'Zoë!']) {
    Object.assign(calls, { alloc: 0, shout: 0 });
    const expected = text.replace(/[a-z]/g, letter => letter.toUpperCase());
    if (host.shout(text) !== expected) throw new Error(`wrong for ${text}`);
  }
}
