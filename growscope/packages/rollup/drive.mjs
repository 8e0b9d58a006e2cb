import { rollup, VERSION } from '@rollup/wasm-node'; import assert from 'assert';
const files = { main: 'import { a } from "dep"; import("lazy"); console.log(a, unused());\nfunction unused(){return 1}', dep: 'export const a = 1; export const b = 2;', lazy: 'export default ' + JSON.stringify('x'.repeat(100000)) };
for (let i = 0; i < 5; i++) { const b = await rollup({ input: 'main', plugins: [{ resolveId: id => id, load: id => files[id] }] }); const { output } = await b.generate({ format: 'es' }); assert(output[0].code.includes('const a = 1')); assert(!output[0].code.includes('const b')); await b.close(); }
await assert.rejects(rollup({ input: 'bad', plugins: [{ resolveId: id => id, load: () => 'let let = ;' }] }), /Expected|Unexpected|cannot|let/); console.log('OK', VERSION);
