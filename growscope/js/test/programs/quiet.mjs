// A length of 0 that nobody wondered about, and a decoder that was given nothing.
import { start } from './guest.mjs';
const { memory, set_name, get_msg_ptr } = await start();
const answer = { text: new Uint8Array(memory.buffer, get_msg_ptr(), 8) };
set_name(5, 4);
console.log(answer.text.length, new TextDecoder().decode(answer.text) === '');
