// 100,000 dead buffers, one place that uses most of them, and 300 places that use one.
import { start } from './guest.mjs';
const { memory, get_name_ptr } = await start();
const lines = Array.from({ length: 300 }, (_, at) => `case ${at}: try { view.fill(0) } catch {} return;`);
const uses = new Function('view', 'place', `switch (place) {\n${lines.join('\n')}\n}`);
globalThis.kept = [];
for (let call = 0; call < 100_000; call += 1) {
  const view = new Uint8Array(memory.buffer, get_name_ptr(), 16);
  memory.grow(0);
  uses(view, call < 300 ? call : 0);
  if (call % 10 === 0) globalThis.kept.push(view);
}
console.log('done');
