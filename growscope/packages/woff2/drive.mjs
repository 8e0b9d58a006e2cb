import w from 'wawoff2'; import assert from 'assert'; await assert.rejects(w.decompress(new Uint8Array(100))); console.log('OK');
