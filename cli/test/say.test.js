import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const script = `import { complain, say } from ${JSON.stringify(new URL('../say.js', import.meta.url).href)};
say('out\\x1b[2J\\nmore');
complain('err\\u202e');`;

test('what is printed moves no cursor, and its lines stay lines', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.deepEqual([stdout, stderr], ['out\\u{001b}[2J\nmore\n', 'err\\u{202e}\n']);
});
