// A view that is kept across a call.
import { start } from './guest.mjs';
const { memory, set_name, get_name_ptr } = await start();
const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
set_name(5, 4);
kept.set([1, 2, 3]);
