// A view that is made before an await and used after it, while another call of the same function allocates.
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from './guest.mjs';
const { memory, set_name, get_name_ptr } = await start();

async function write(bytes) {
  set_name(5, 4);
  const name = new Uint8Array(memory.buffer, get_name_ptr(), 4);
  name.set(await sleep(1, bytes));
}

await Promise.all([write([1]), write([2])]);
