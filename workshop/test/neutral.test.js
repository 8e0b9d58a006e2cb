/**
 * An exercise in JavaScript or WAT is checked in a browser, too: its checker, and all that it imports, knows no engine.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readLadder } from '../src/exercise.js';
import { notInPage } from '../src/in-page.js';

/**
 * Every file that a module reaches, and every import that is no file.
 *
 * @param {URL} start
 */
function reach(start) {
  const files = new Set([start.href]);
  /** @type {string[]} */
  const foreign = [];
  for (const href of files) {
    const source = readFileSync(fileURLToPath(href), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, name = ''] of source.matchAll(/(?:from|import) '([^']+)'/g)) {
      if (name.startsWith('.')) files.add(new URL(name, href).href);
      else foreign.push(`${href}: ${name}`);
    }
    for (const [word] of source.matchAll(/\b(?:process|require|__dirname)\b(?=[.(\[])/g))
      foreign.push(`${href}: ${word}`);
  }
  return { files, foreign };
}

const inPage = (await readLadder()).filter(exercise => notInPage(exercise, '') === null);

for (const { id, folder } of inPage) {
  test(`${id}: its checker knows no engine`, () => {
    const { files, foreign } = reach(pathToFileURL(join(folder, 'check.js')));
    assert.ok(files.size > 3, 'imports are followed');
    assert.deepEqual(foreign, []);
  });
}

for (const path of ['../src/lab/judge.js', '../src/lab/reasons.js', '../src/exercise/parse.js']) {
  test(`${path} knows no engine`, () => assert.deepEqual(reach(new URL(path, import.meta.url)).foreign, []));
}
