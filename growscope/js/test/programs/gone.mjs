// Exports that outlive whatever they came from.
import { start } from './guest.mjs';
let { memory, set_name, get_name_ptr } = await start();
const { buffer } = memory;
const kept = new Uint8Array(buffer, get_name_ptr(), 16);
memory = undefined;
const { setFlagsFromString } = await import('node:v8');
const { runInNewContext } = await import('node:vm');
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');
for (let turn = 0; turn < 3; turn += 1) {
  gc();
  await new Promise(resolve => setImmediate(resolve));
}
console.log(set_name(5, 4));
try {
  kept.fill(1);
} catch {
  console.log('dead');
}
