import * as gofmt from '@wasm-fmt/gofmt'; import assert from 'assert'; await gofmt.default?.();
for (const n of [1, 100, 20000]) { const out = gofmt.format('package a\n' + 'func  f( )  { return }\n'.repeat(n)); assert(out.startsWith('package a\n')); assert(out.includes('func f() { return }')); } console.log('OK');
