// JavaScript grows memory itself, and believes that it always can.
import { start } from './guest.mjs';
const { memory } = await start();
memory.grow(2);
console.log(memory.buffer.byteLength > 0);
