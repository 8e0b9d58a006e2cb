/**
 * The workshop in the page, as a learner uses it.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../server/serve.js';
import { keyByKey, lineByLine, solve } from './typing.js';
import { visit } from './visitor.js';
import { auditIn, subjects } from './workshop-audit.js';

/** @import { Scenarios } from './scenario.js' */

/** @type {Scenarios} */
export const workshop = {
  async 'the exercises are solved in the page, and the line says so after a reload'({ browser, site }) {
    const solutions = (await subjects()).filter(({ name }) => name === 'solution');
    assert.equal(solutions.length, 11);
    // Two are typed here; `make audit-web` types them all. The others are drafts to which a learner comes back.
    const isTyped = (/** @type {string} */ exercise) => /^(05|13)/.test(exercise);
    const kept = solutions.filter(({ exercise }) => !isTyped(exercise));
    const drafts = Object.fromEntries(kept.map(({ exercise, source }) => [exercise, source]));
    const visitor = await visit(browser, site.address, '#workshop?exercise=1');
    await visitor.page.waitForSelector('.bench .editor');
    await visitor.page.evaluate(
      drafts => localStorage.setItem('growth-lab-workshop', JSON.stringify({ drafts })),
      drafts,
    );
    await visitor.page.reload();
    for (const { exercise, source } of solutions) {
      await solve(
        visitor,
        exercise,
        isTyped(exercise) ? source : null,
        exercise.startsWith('05') ? keyByKey : lineByLine,
      );
    }
    await visitor.page.reload();
    await visitor.page.waitForSelector('.exercises a');
    const line = await visitor.page.$eval('#progress-line', input => /** @type {any} */ (input).value);
    assert.match(line, /^growth-lab progress: 11 of 14 pass: 1-5, 9-14 · now at/);
    await visitor.click('.room summary');
    await visitor.page.$eval(
      '#room-lines',
      (area, line) => {
        /** @type {any} */ (area).value = `Ada: ${line}\nnothing`;
        area.dispatchEvent(new Event('input'));
      },
      line,
    );
    await visitor.reads('.room-table', 'Ada11 of 141-5, 9-14');
    await visitor.reads('.room-table', 'this is no progress line');
    await visitor.leave();
  },

  async 'an endless loop ends, a promise that nothing settles is told apart, and hints come one by one'({
    browser,
    site,
  }) {
    const visitor = await visit(browser, site.address, '#workshop?exercise=2');
    await visitor.reads('.desk h2', 'A view cached at start-up');
    const check = (/** @type {string} */ source, seconds = 60) =>
      visitor.page.evaluate(
        async (source, seconds) => {
          const { check } = await import(new URL('host-web/src/workshop/check.js', document.baseURI).href);
          return check({ exercise: '02-cached-at-start-up', file: 'host.js', source }, seconds);
        },
        source,
        seconds,
      );
    assert.equal((await check('for (;;);', 0.5)).rejected, 'time-limit');
    assert.equal((await check('await new Promise(() => {});', 0.5)).rejected, 'never-settles');
    assert.equal((await check('export const greet = 1;')).rejected, 'missing-export');
    const thrown = await check('export function makeGreeter() {\n  throw new Error("no");\n}');
    assert.deepEqual(
      [thrown.rejected, thrown.place?.line],
      ['breaks-without-growth', 2],
      'the place is the learner’s line',
    );
    await visitor.click('#hint');
    await visitor.reads('.told', 'Hint 1');
    await visitor.click('#hint');
    await visitor.reads('.told', 'Hint 2');
    await visitor.leave();
  },

  async 'a checker that always passes fails the audit in the page'({ browser, folder: assembled }) {
    const folder = mkdtempSync(join(tmpdir(), 'growth-lab-audit-'));
    cpSync(assembled, folder, { recursive: true });
    const exercise = '02-cached-at-start-up';
    const file = join(folder, 'workshop/exercises', exercise, 'check.js');
    const site = await serve(folder, { port: 0, isolated: true });
    try {
      // Each kind of file; `make audit-web` takes them all.
      const sample = /^(starter|solution|right\/private-class\.js|wrong\/[a-c].*)$/;
      const own = (await subjects()).filter(
        ({ exercise: id, skip, name }) => id === exercise && !skip && sample.test(name),
      );
      const visitor = await visit(browser, site.address, '#workshop');
      await visitor.page.waitForSelector('.exercises a');
      assert.deepEqual(await auditIn(visitor.page, own), []);
      writeFileSync(file, 'export const check = () => ({ rejected: null, details: [], symptom: null, place: null });');
      assert.equal(
        (await auditIn(visitor.page, own)).length,
        own.filter(({ expected }) => expected !== 'passes').length,
        'every file that is wrong',
      );
      await visitor.leave();
    } finally {
      site.server.close();
      site.server.closeAllConnections();
      rmSync(folder, { recursive: true });
    }
  },
};
