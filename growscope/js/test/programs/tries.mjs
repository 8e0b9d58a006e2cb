// Glue that tries, and makes its view anew where that threw, as AssemblyScript's does; and one that only catches.
import { start } from './guest.mjs';
const { memory, set_name, get_name_ptr } = await start();
let view = new DataView(memory.buffer);
function store(at, value) {
  try {
    view.setUint8(at, value);
  } catch {
    view = new DataView(memory.buffer);
    view.setUint8(at, value);
  }
}
for (let call = 0; call < 20; call += 1) {
  set_name(5, 4);
  store(get_name_ptr(), 65 + call);
}
console.log(view.getUint8(get_name_ptr()));
if (process.argv[2] === 'catches') {
  const kept = new Uint8Array(memory.buffer);
  set_name(5, 4);
  try {
    kept.set([1]);
  } catch {
    console.log('never mind');
  }
  store(get_name_ptr(), 1);
}
