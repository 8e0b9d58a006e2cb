// It asks a dead view for its length, tells whoever started it, and waits to be ended; or is too busy to be asked.
import { parentPort, workerData } from 'node:worker_threads';
import { start } from './guest.mjs';
const { memory, set_name, get_msg_ptr } = await start();
globalThis.answer = { text: new Uint8Array(memory.buffer, get_msg_ptr(), 8) };
set_name(5, 4);
globalThis.length = globalThis.answer.text.length;
if (parentPort) parentPort.postMessage('waiting');
else process.send('waiting');
if ((workerData ?? process.argv[2]) === 'busy') for (;;);
setInterval(() => {}, 1000);
