import * as m from '@chainsafe/as-chacha20poly1305'; import assert from 'assert';
const { newInstance, ChaCha20Poly1305 } = m; const c = new ChaCha20Poly1305(newInstance());
const key = new Uint8Array(32).fill(7), nonce = new Uint8Array(12).fill(1);
for (const n of [1, 1000, 100000]) { const text = new Uint8Array(n).fill(n); const sealed = c.seal(key, nonce, text); assert.equal(sealed.length, n + 16); const open = c.open(key, nonce, sealed); assert.deepEqual(open, text); } console.log('OK');
