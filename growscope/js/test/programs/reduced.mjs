// Children that are given an environment of the program's own making.
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
const caught = fileURLToPath(new URL('./caught.mjs', import.meta.url));
const found = process.env.PATH;
delete process.env.NODE_OPTIONS;
spawnSync(process.execPath, [caught], { env: {} });
spawnSync('node', [caught], { env: { PATH: found, NODE_OPTIONS: '--no-warnings' } });
execFileSync(process.execPath, [caught], { env: { PATH: found } });
