/**
 * That the strategy which the figures recommend is safe where they say so, and not where they do not.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidate } from '../../host-js/matrix/candidate.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { describeSchedule, forces } from '../../host-js/growth/schedule.js';
import { strategies } from '../../host-js/views/strategies.js';
import { defaultDist, findGuest } from '../../host-node/src/find-guest.js';
import { index } from './lab.js';

/** @import { Strategy } from '../../host-js/views/strategies.js' */

const found = await index();
const recommended = /** @type {Strategy} */ (strategies.find(({ name }) => name === 'zero-length-check'));
assert.ok(recommended);

/** @param {boolean} shared */
async function cells(shared) {
  const guests = found.guests.filter(({ greets, artefact }) => greets && artefact.memory?.shared === shared);
  const candidates = await Promise.all(
    guests.map(async ({ name }) => candidate(await findGuest(name, defaultDist, found), found.protocol)),
  );
  return [...matrix(candidates, [recommended], found)].filter(({ outcome }) => outcome !== 'skipped');
}

test('on memory that is not shared, zero-length-check survives every guest under every growth schedule', async () => {
  const all = await cells(false);
  const lost = all.filter(({ outcome, verdict }) => outcome !== 'greeted' || verdict !== 'agrees');
  assert.deepEqual(lost, []);
  const met = all.filter(({ firstDetach, forced }) => firstDetach !== null || forced > 0);
  const names = new Set(met.map(({ schedule }) => describeSchedule(schedule)));
  for (const schedule of found.schedules.filter(forces)) {
    const name = describeSchedule(schedule);
    assert.ok(names.has(name), `nothing grew under ${name}: that proves nothing`);
  }
});

test('on shared memory it does not', async () => {
  const outcomes = new Set((await cells(true)).map(({ outcome }) => outcome));
  assert.ok(outcomes.has('silent'), [...outcomes].join(', '));
});

test('on a memory of no pages it makes a view each time, until there are some', () => {
  const memory = new WebAssembly.Memory({ initial: 0 });
  const bytes = recommended.view(memory);
  assert.notEqual(bytes(), bytes());
  memory.grow(1);
  assert.equal(bytes(), bytes());
  assert.equal(bytes().length, memory.buffer.byteLength);
});
