// The guest is imported as a module is.
import { memory, set_name, get_name_ptr } from './guest.wasm';
const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
set_name(5, 4);
try {
  kept.fill(1);
} catch {
  console.log('dead');
}
