import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cli, dist } from './lab.js';

test('what others named reaches the terminal without its control characters', t => {
  const folder = mkdtempSync(join(tmpdir(), 'growth-lab-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'a\x1b[2J\nerror: b\u202e.wasm');
  cpSync(join(dist, 'memoryguest.wasm'), path);
  const ran = [
    cli(['matrix', path]),
    cli(['greet', join(folder, 'no\x1b[2J\nsuch.wasm')]),
    cli(['greet', '--strategy', '\x1b[31m\n']),
    cli(['greet', 'memoryguest', '--name', '\x1b[31m\u202e']),
    cli(['gr\x1b[2Jeet']),
  ];
  for (const { stdout, stderr } of ran) assert.doesNotMatch(stdout + stderr, /[\x1b\u202e]|^error: b/m);
  assert.ok(ran[0]?.stdout.includes('a\\u{001b}[2J\\nerror: b\\u{202e}.wasm'));
  assert.equal(ran[3]?.stdout, 'Ahoy there, \\u{001b}[31m\\u{202e}!\n');
});
