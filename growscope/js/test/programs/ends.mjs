// Somebody ends another, in one of the ways there are.
import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
const [, , how, busy] = process.argv;
const file = new URL('./lasting.mjs', import.meta.url);
const said = (from, event) => new Promise(resolve => from.once(event, (...told) => resolve(told)));
if (how === 'terminate' || how === 'exit') {
  const worker = new Worker(file, { workerData: busy });
  await said(worker, 'message');
  if (how === 'exit') process.exit(0);
  const ended = said(worker, 'exit');
  console.log(await worker.terminate(), ...(await ended));
} else {
  const child = fork(fileURLToPath(file), [busy ?? '']);
  await said(child, 'message');
  const ended = said(child, 'exit');
  console.log(how === 'kill' ? child.kill('SIGKILL') : process.kill(child.pid), ...(await ended));
}
