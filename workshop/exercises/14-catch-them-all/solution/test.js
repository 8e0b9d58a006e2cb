const answers = { ahoy: 'AHOY', 'three winds': 'THREE WINDS', '': '', 'Zoë!': 'ZOë!', land: 'LAND' };

/** Two crossings a text at the most. */
const crossings = Object.keys(answers).length * 2;

/**
 * Tests one host: throws, or gives back false, if it is bad.
 *
 * @param {(exports: any) => { shout: (text: string) => string }} makeHost
 * @param {() => any} makeGuest gives the exports of a new guest: memory, alloc(length) and shout(ptr, length)
 */
export function test(makeHost, makeGuest) {
  for (const by of [0, 1]) {
    for (let k = 0; k <= crossings; k += 1) testUnder(makeHost, makeGuest(), by, crossing => crossing === k);
    testUnder(makeHost, makeGuest(), by, () => true);
  }
}

/**
 * @param {(exports: any) => { shout: (text: string) => string }} makeHost
 * @param {any} guest
 * @param {number} by pages
 * @param {(crossing: number) => boolean} growsAfter
 */
function testUnder(makeHost, guest, by, growsAfter) {
  let crossing = 0;
  const calls = { alloc: 0, shout: 0 };
  /** @type {(name: 'alloc' | 'shout') => (...parameters: number[]) => number} */
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
  for (const [text, expected] of Object.entries(answers)) {
    Object.assign(calls, { alloc: 0, shout: 0 });
    const answer = host.shout(text);
    if (answer !== expected) throw new Error(`for "${text}" it answered "${answer}"`);
    if (calls.shout !== 1 || calls.alloc > 1) throw new Error(`for "${text}" it called too often`);
  }
}
