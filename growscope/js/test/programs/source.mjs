// What is read from is dead, what is written to is not.
import { start } from './guest.mjs';
const { memory, set_name, get_name_ptr, get_msg_ptr } = await start();
const name = new Uint8Array(memory.buffer, get_name_ptr(), 4);
set_name(5, 4);
new Uint8Array(memory.buffer).set(name, get_msg_ptr());
