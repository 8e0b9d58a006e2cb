/**
 * How likely it is that a view is dead: what the guest asked its allocator for is said, and a view that its own call gave out
 * is no finding where that is next to nothing.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { growscope, project, remove, report } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

/**
 * @param {string} calls of the guest
 * @param {string[]} [flags]
 */
function gives(calls, flags = []) {
  const { status, stdout, report: whole } = report(folder, flags, 'gives.mjs', [calls]);
  const { findings, unlikely } = whole;
  return { status, stdout: stdout.trim(), findings, unlikely, use: [...findings, ...unlikely][0] };
}

for (const calls of ['3000+5', '70000+5']) {
  test(`a view that its own call gave out, and little was asked for since: unlikely, and no finding (${calls})`, () => {
    const { status, stdout, findings, unlikely } = gives(calls);
    assert.equal(stdout, '0');
    assert.deepEqual(findings, []);
    assert.deepEqual(
      unlikely.map(({ death, later }) => [death.function, death.asked, later]),
      [['env.look', 5, undefined]],
    );
    assert.equal(status, 0);
  });
}

test('under --strict it is a finding', () => {
  const { status, findings } = gives('3000+5', ['--strict']);
  assert.equal(findings[0]?.unlikely, true);
  assert.equal(status, 1);
});

for (const [calls, asked, later, why] of /** @type {[string, number, number | null | undefined, string][]} */ ([
  ['8+3000', 3000, undefined, 'much was asked for in there'],
  ['8+5 8+5', 5, 8, 'it was kept across another call, which asked for little'],
  ['8+5 3000+5', 5, 3000, 'much was asked for in a later call'],
  ['8+5 70000+5', 5, null, 'memory really grew in a later call'],
  [Array(30).fill('8+5').join(' '), 5, 8, 'little was asked for often'],
])) {
  test(`it is a finding where ${why}`, () => {
    const { status, findings, unlikely } = gives(calls);
    assert.deepEqual(unlikely, []);
    assert.deepEqual(
      findings.map(({ death, later }) => [death.asked, later?.asked]),
      [[asked, later]],
    );
    assert.equal(status, 1);
  });
}

test("a view of the program's own is a finding, however little was asked for", () => {
  const { status, report: whole } = report(folder, [], 'stale.mjs');
  assert.equal(whole.findings[0]?.unlikely, undefined);
  assert.equal(status, 1);
});

test('--least forces no growth for less, and for as much as before otherwise', () => {
  assert.deepEqual(
    [gives('3000+5', ['--least', '6']), gives('3000+5', ['--least', '5'])].map(({ stdout }) => stdout),
    ['4', '0'],
  );
});

test('people read how much it was, and what to do', () => {
  const run = (/** @type {string} */ calls) =>
    growscope(folder, ['run', '--', process.execPath, 'gives.mjs', calls]).stderr;
  assert.match(
    run('3000+5'),
    /^Hardly ever dead when used \(1\)[^]*\n {3}asked for in there: 5 bytes of memory\n[^]*\n {3}do: copy .* right after the call/,
  );
  assert.match(run('3000+5'), /\ngrowscope: no use of a stale view was seen but 1 unlikely one; /);
  assert.match(
    run('8+5 3000+5'),
    /\n {3}before the use the guest asked for 3,000 bytes, as the guest called the import `env\.give`\n/,
  );
});
