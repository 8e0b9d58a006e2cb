// A view for each need: nothing to find.
import { start } from './guest.mjs';
const { memory, set_name, get_msg_ptr } = await start();
for (let call = 0; call < 50; call += 1) {
  set_name(5, 4);
  new Uint8Array(memory.buffer, get_msg_ptr(), 4).slice();
}
console.log('done');
