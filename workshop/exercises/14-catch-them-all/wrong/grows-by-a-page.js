// rejected: misses-growth-by-zero
// because: Growing means getting larger. A growth by 0 pages looks like no growth at all.
// say: What does a grow by 0 pages do to the buffer? And which hosts look at the length only?

/** @param {any} makeHost @param {any} makeGuest */
export function test(makeHost, makeGuest) {
  for (const by of [1]) {
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
    if (calls.shout !== 1 || calls.alloc > 1) throw new Error('called too often');
  }
}
