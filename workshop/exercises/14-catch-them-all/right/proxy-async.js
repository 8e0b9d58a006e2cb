// right: an async test, with a proxy around the guest

const texts = [
  'ahoy',
  'a much longer text than any other, so that blocks are made anew, and it is longer than sixty-four',
  '',
  'Zoë ⚓ z',
  'ahoy',
  'b',
];
const upper = t => t.replace(/[a-z]/g, c => c.toUpperCase());

export async function test(makeHost, makeGuest) {
  for (const by of [0, 1])
    for (let k = 0; k <= 13; k++) {
      const g = makeGuest();
      let n = 0,
        log = [];
      const seen = new Proxy(
        { ...g },
        {
          get: (t, p) =>
            typeof t[p] !== 'function'
              ? t[p]
              : (...a) => {
                  const r = t[p](...a);
                  log.push(p);
                  if (k === 13 || ++n === k) g.memory.grow(by);
                  return r;
                },
        },
      );
      const host = makeHost(seen);
      for (const t of texts) {
        log = [];
        const got = host.shout(t);
        await null;
        if (got !== upper(t)) throw new Error(got);
        if (log.filter(x => x === 'shout').length !== 1 || log.filter(x => x === 'alloc').length > 1)
          throw new Error('calls');
      }
    }
}
