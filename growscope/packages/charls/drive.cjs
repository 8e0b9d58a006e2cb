const assert = require('assert');
(async () => {
  const m = await require('@cornerstonejs/codec-charls/wasmjs')();
  const size = 64;
  const encode = n => { const e = new m.JpegLSEncoder(); const view = e.getDecodedBuffer({ width: n, height: n, bitsPerSample: 8, componentCount: 1 }); view.set(Uint8Array.from({ length: n * n }, (_, i) => (i * 7919) >> 3)); e.encode(); const out = Uint8Array.from(e.getEncodedBuffer()); e.delete(); return out; };
  const decode = bytes => { const d = new m.JpegLSDecoder(); d.getEncodedBuffer(bytes.length).set(bytes); d.decode(); return d.getDecodedBuffer(); };
  const [small, other] = [encode(64), encode(size)];
  const first = decode(small), second = decode(other);
  assert.equal(second.length, size * size); assert.equal(first.length, 64 * 64); console.log('OK', small.length, other.length);
})();
