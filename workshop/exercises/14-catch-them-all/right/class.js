// right: a class that watches a guest

const texts = [
  'ahoy',
  'a much longer text than any other, so that blocks are made anew, and it is longer than sixty-four',
  '',
  'Zoë ⚓ z',
  'ahoy',
  'b',
];
const upper = t => t.replace(/[a-z]/g, c => c.toUpperCase());

class Watched {
  constructor(g, by, when) {
    Object.assign(this, { g, by, when, n: 0, calls: { alloc: 0, shout: 0 } });
    this.memory = g.memory;
    this.alloc = this.alloc.bind(this);
    this.shout = this.shout.bind(this);
  }
  after(name, r) {
    this.calls[name]++;
    if (this.when(++this.n)) this.memory.grow(this.by);
    return r;
  }
  alloc(n) {
    return this.after('alloc', this.g.alloc(n));
  }
  shout(p, n) {
    return this.after('shout', this.g.shout(p, n));
  }
}
export function test(makeHost, makeGuest) {
  for (const by of [0, 1])
    for (let k = 0; k <= 13; k++) {
      const w = new Watched(makeGuest(), by, n => k === 13 || n === k),
        host = makeHost(w);
      for (const t of texts) {
        w.calls = { alloc: 0, shout: 0 };
        if (host.shout(t) !== upper(t) || w.calls.shout !== 1 || w.calls.alloc > 1) return false;
      }
    }
  return true;
}
