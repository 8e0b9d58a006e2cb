// right: a guest of its own, over an ArrayBuffer that it replaces and detaches

const texts = [
  'ahoy',
  'a much longer text than any other, so that blocks are made anew, and it is longer than sixty-four',
  '',
  'Zoë ⚓ z',
  'ahoy',
  'b',
];
const upper = t => t.replace(/[a-z]/g, c => c.toUpperCase());

function fake(by, grow) {
  let buffer = new ArrayBuffer(1 << 16),
    next = 64;
  const calls = { alloc: 0, shout: 0, all: 0 };
  const replace = () => {
    const old = buffer;
    buffer = new ArrayBuffer(old.byteLength + by * 65536);
    new Uint8Array(buffer).set(new Uint8Array(old));
    structuredClone(old, { transfer: [old] });
  };
  const memory = {
    get buffer() {
      return buffer;
    },
    grow: replace,
  };
  const done = w => {
    calls[w]++;
    if (grow(++calls.all)) replace();
  };
  return {
    calls,
    memory,
    alloc(n) {
      const p = next;
      next += n;
      done('alloc');
      return p;
    },
    shout(p, n) {
      const v = new Uint8Array(buffer, p, n);
      v.forEach((b, i) => {
        if (b > 96 && b < 123) v[i] = b - 32;
      });
      done('shout');
    },
  };
}
export function test(makeHost) {
  for (const by of [0, 1])
    for (let k = 0; k < 14; k++) {
      const f = fake(by, n => k === 0 || n === k);
      const { calls, ...g } = f;
      const host = makeHost(g);
      for (const t of texts) {
        calls.alloc = calls.shout = 0;
        if (host.shout(t) !== upper(t)) throw new Error('text');
        if (calls.shout !== 1 || calls.alloc > 1) throw new Error('calls');
      }
    }
}
