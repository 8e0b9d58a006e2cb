/** The guest that all programs here share: `set_name` may grow memory, the pointers' getters may not. */
import { readFileSync } from 'node:fs';

export const bytes = readFileSync(new URL('./guest.wasm', import.meta.url));
export const start = async () => (await WebAssembly.instantiate(bytes)).instance.exports;
