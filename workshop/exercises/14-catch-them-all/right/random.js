// right: many random trials with a seed, async
export async function test(makeHost, makeGuest) {
  let seed = 7;
  const rnd = n => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 8) % n;
  for (let trial = 0; trial < 120; trial += 1) {
    const real = makeGuest();
    const count = { alloc: 0, shout: 0 };
    const guest = new Proxy(real, {
      get(t, k) {
        const v = t[k];
        if (typeof v !== 'function') return v;
        return (...a) => {
          const r = v(...a);
          count[k] += 1;
          if (rnd(3) === 0) t.memory.grow(rnd(2));
          return r;
        };
      },
    });
    const host = makeHost(guest);
    for (let i = 0; i < 6; i += 1) {
      const t = 'abcXYZé '.repeat(4).slice(0, rnd(20));
      Object.assign(count, { alloc: 0, shout: 0 });
      const got = host.shout(t);
      if (rnd(4) === 0) real.memory.grow(rnd(2));
      if (got !== t.replace(/[a-z]/g, c => c.toUpperCase())) throw new Error('wrong');
      if (count.shout !== 1 || count.alloc > 1) throw new Error('calls');
      await null;
    }
  }
}
