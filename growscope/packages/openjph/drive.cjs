const assert = require('assert');
(async () => {
  const m = await require('@cornerstonejs/codec-openjph')();
  const size = 64, more = +(process.env.BIG || 100);
  const encode = n => { const e = new m.HTJ2KEncoder(); const view = e.getDecodedBuffer({ width: n, height: n, bitsPerSample: 8, componentCount: 1, isSigned: false, isUsingColorTransform: false }); view.set(Uint8Array.from({ length: n * n }, (_, i) => (i * 7919) >> 3)); e.encode(); const out = Uint8Array.from(e.getEncodedBuffer()); e.delete(); return out; };
  const decode = bytes => { const d = new m.HTJ2KDecoder(); d.getEncodedBuffer(bytes.length).set(bytes); d.decode(); return d.getDecodedBuffer(); };
  const [small, other] = [encode(64), encode(size)];
  const first = decode(small), second = decode(other); new m.HTJ2KDecoder().getEncodedBuffer(more);
  assert.equal(second.length, size * size, 'an image became empty'); assert.equal(first.length, 64 * 64); console.log('OK', small.length, other.length);
})();
