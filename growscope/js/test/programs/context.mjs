// The stale view is in a `vm` context, which has a `WebAssembly` of its own.
import vm from 'node:vm';
import { bytes } from './guest.mjs';
const context = vm.createContext({ bytes, console });
vm.runInContext(
  `const { memory, set_name, get_name_ptr } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
   const kept = new Uint8Array(memory.buffer, get_name_ptr(), 16);
   set_name(5, 4);
   try { kept.fill(1) } catch { console.log('dead') }`,
  context,
);
