// The exception is caught, and the program ends well.
import { start } from './guest.mjs';
const { memory, set_name, get_name_ptr } = await start();
const data = new DataView(memory.buffer, get_name_ptr(), 16);
set_name(5, 4);
try {
  data.setUint32(0, 1);
} catch {
  console.log('never mind');
}
