// An index into a dead view answers undefined: only that it is held can be seen, and that the output is another.
import { start } from './guest.mjs';
const { memory, set_name, get_msg_ptr } = await start();
class Reader {
  bytes = new Uint8Array(memory.buffer, get_msg_ptr(), 4);
}
const reader = new Reader();
globalThis.read = () => reader.bytes[0];
for (let call = 1; call <= 20; call += 1) set_name(5, 4);
console.log(String(globalThis.read() ?? 'nothing'));
