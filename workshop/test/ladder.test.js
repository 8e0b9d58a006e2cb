/**
 * The ladder as a whole: what a learner and an instructor count on.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { strategies } from '../../host-js/views/strategies.js';
import { format, parse } from '../../host-web/src/state.js';
import { commonReasons } from '../src/lab/reasons.js';
import { readLadder, readWrongs } from '../src/exercise.js';

/** The steps of one greeting on the lab page. */
const STEPS = 7;

/** @import { Exercise } from '../src/exercise.js' */

const ladder = await readLadder();
const wrongs = (
  await Promise.all(
    ladder.map(async exercise => (await readWrongs(exercise)).map(wrong => ({ id: exercise.id, ...wrong }))),
  )
).flat();

test('there are at least 14 exercises and 40 wrong fixes', () => {
  assert.ok(ladder.length >= 14, `${ladder.length}`);
  assert.ok(wrongs.length >= 40, `${wrongs.length}`);
});

test('they are numbered without a gap, the core before the stretch, and one is the capstone', () => {
  assert.deepEqual(
    ladder.map(({ number }) => number),
    ladder.map((_, at) => at + 1),
  );
  const isCore = ladder.map(({ part }) => part === 'core');
  assert.equal(isCore.lastIndexOf(true), isCore.indexOf(false) - 1);
  assert.equal(ladder.filter(({ part }) => part === 'capstone').length, 1);
});

test('each wrong fix is another file than the starter, the solution and its fellows', () => {
  for (const { id, folder, file } of ladder) {
    const bare = (/** @type {string} */ text) => text.replace(/^(\/\/|;;) (rejected|because|say): .*\n/gm, '').trim();
    const texts = [
      readFileSync(join(folder, 'starter', file), 'utf8'),
      readFileSync(join(folder, 'solution', file), 'utf8'),
      ...wrongs.filter(wrong => wrong.id === id).map(({ source }) => source),
    ].map(bare);
    assert.equal(new Set(texts).size, texts.length, id);
  }
});

test('each wrong fix says why people try it, and what to say to them, in words of its own', () => {
  assert.equal(new Set(wrongs.map(({ because }) => because)).size, wrongs.length);
  assert.equal(new Set(wrongs.map(({ say }) => say)).size, wrongs.length);
});

test('every page has its sections, and an address of a public report', () => {
  for (const { id, page, story, report } of ladder) {
    for (const heading of ['Why it happens', 'What to do']) assert.match(page, new RegExp(`^## ${heading}$`, 'm'), id);
    assert.ok(story.length > 100, id);
    assert.match(report.address, /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(issues|pull)\/\d+$/, id);
  }
});

test('every checker explains each of its reasons, and can give it', async () => {
  for (const { id, folder } of ladder) {
    const checker = join(folder, 'check.js');
    const { reasons } = await import(pathToFileURL(checker).href);
    const source = readFileSync(checker, 'utf8');
    for (const [reason, sentence] of Object.entries(reasons)) {
      assert.match(String(sentence), /\.$/, `${id}: ${reason}`);
      const mentions = source.split(new RegExp(`\\b${reason}\\b`)).length - 1;
      assert.ok(mentions > 1, `${id}: nothing gives the reason ${reason}`);
    }
  }
});

test('every starter and wrong fix is rejected for a reason that its own checker explains', async () => {
  for (const { id, folder, starter } of ladder) {
    const { reasons } = await import(pathToFileURL(join(folder, 'check.js')).href);
    const given = wrongs.filter(wrong => wrong.id === id).map(({ rejected }) => rejected);
    for (const reason of [starter.reason, ...given])
      assert.ok(reason in { ...commonReasons, ...reasons }, `${id}: ${reason}`);
  }
});

const everybody = () => true;

for (const { name, minutes, takes } of [
  { name: 'plan-2h', minutes: 120, takes: everybody },
  { name: 'plan-3h', minutes: 180, takes: everybody },
  { name: 'plan-without-rust', minutes: 120, takes: (/** @type {Exercise} */ { needsRust }) => !needsRust },
]) {
  test(`the guide's ${name} adds up, and gives each exercise its own minutes`, () => {
    const guide = readFileSync(new URL('../INSTRUCTOR.md', import.meta.url), 'utf8');
    const [, block = ''] = guide.match(new RegExp(`<!-- ${name}: [^>]*-->([^]*?)<!-- /${name} -->`)) ?? [];
    const rows = [...block.matchAll(/^\| (\d+):(\d\d) \| (\d+) \| (.+) \|$/gm)];
    let now = 0;
    for (const [, hours, past, length] of rows) {
      assert.equal(Number(hours) * 60 + Number(past), now);
      now += Number(length);
    }
    assert.equal(now, minutes);
    assert.match(block, new RegExp(`\\| ${minutes / 60}:00 \\| +\\| End`));
    for (const exercise of ladder) {
      const { part, minutes, number, title } = exercise;
      const slot = rows.find(([, , , , what]) => what === `${number} ${title}`);
      if (slot) assert.equal(Number(slot[3]), minutes, title);
      assert.ok(slot || part !== 'core' || !takes(exercise), `it leaves out ${title}`);
      assert.ok(!slot || takes(exercise), `it has ${title}`);
    }
  });
}

test('every link to the lab page opens a state that it has', () => {
  const guide = readFileSync(new URL('../INSTRUCTOR.md', import.meta.url), 'utf8');
  const links = [...guide.matchAll(/\(http:\/\/localhost:8080\/([^)]*)\)/g)].map(([, hash]) => String(hash));
  assert.ok(links.length >= 5, `${links.length}`);
  const { guests } = JSON.parse(readFileSync(new URL('../../dist/guests.json', import.meta.url), 'utf8'));
  for (const hash of links) {
    const state = parse(hash);
    assert.equal(format(state), hash, 'nothing in it is unknown, or a default');
    assert.ok(
      guests.some(
        (/** @type {{ name: string, greets: boolean }} */ { name, greets }) => greets && name === state.guest,
      ),
      hash,
    );
    assert.ok(
      strategies.some(({ name }) => name === state.strategy),
      hash,
    );
    assert.ok(state.step <= STEPS, hash);
  }
});
