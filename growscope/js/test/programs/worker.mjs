// The stale view is a worker's.
import { Worker } from 'node:worker_threads';
await new Promise(resolve => new Worker(new URL('./caught.mjs', import.meta.url), { env: {} }).once('exit', resolve));
