// The stale view is a child process's.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
spawnSync(process.execPath, [fileURLToPath(new URL('./caught.mjs', import.meta.url))]);
