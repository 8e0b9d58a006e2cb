/**
 * One learner's way along the ladder: what every verb and the watch do, without a terminal.
 */
import { readFile } from 'node:fs/promises';
import { check } from './check/check.js';
import { fileOf, layOut, readOwn, reset, solutionOf, starterOf } from './desk.js';
import { readLadder } from './exercise.js';
import { changeProgress, readProgress } from './progress.js';

/**
 * @import { Checked } from './check/check.js'
 * @import { Exercise } from './exercise.js'
 *
 * @typedef {Awaited<ReturnType<typeof openSession>>} Session
 */

/**
 * @param {string} work the learner's folder
 */
export async function openSession(work) {
  const ladder = await readLadder();
  const progress = await readProgress(work);
  /** @param {Parameters<typeof changeProgress>[1]} change */
  const save = async change => Object.assign(progress, await changeProgress(work, change));

  /** @param {Exercise} exercise */
  const passed = ({ id }) => progress.passed.includes(id);

  /** @returns {Exercise} where the learner is: where they went, or else the first that does not pass */
  function current() {
    const chosen = ladder.find(({ id }) => id === progress.current);
    const [first] = ladder;
    if (!first) throw new Error('there are no exercises');
    return chosen ?? ladder.find(exercise => !passed(exercise)) ?? first;
  }

  /**
   * @param {Exercise} exercise
   * @returns {Exercise | null} the next one that does not pass, from here on and then from the start
   */
  function after(exercise) {
    const at = ladder.indexOf(exercise);
    const others = [...ladder.slice(at + 1), ...ladder.slice(0, at)];
    return others.find(exercise => !passed(exercise)) ?? null;
  }

  return {
    ladder,
    progress,
    current,
    after,
    /** @param {Exercise} exercise */
    path: exercise => fileOf(work, exercise),
    /** @param {Exercise} exercise */
    read: exercise => readOwn(work, exercise),
    /** @param {Exercise} exercise */
    layOut: exercise => layOut(work, exercise),
    /** @param {Exercise} exercise */
    isUntouched: async exercise => (await readOwn(work, exercise)) === (await readFile(starterOf(exercise), 'utf8')),
    passed,
    /** @param {Exercise} exercise */
    solution: exercise => readFile(solutionOf(exercise), 'utf8'),
    /** @param {Exercise} exercise */
    reset: exercise => reset(work, exercise),

    /**
     * Checks the learner's file, and remembers that it passed. Passing for the first time moves on.
     *
     * @param {Exercise} exercise
     * @param {(what: string) => void} [onStage]
     * @returns {Promise<{ checked: Checked, source: string }>}
     */
    async check(exercise, onStage) {
      const source = await readOwn(work, exercise);
      const checked = await check(exercise, source, { onStage });
      if (checked.rejected === null && !passed(exercise)) {
        await save(kept => {
          if (!kept.passed.includes(exercise.id)) kept.passed.push(exercise.id);
        });
        await save(kept => (kept.current = after(exercise)?.id ?? exercise.id));
      }
      return { checked, source };
    },

    /** @param {Exercise} exercise */
    async go(exercise) {
      await layOut(work, exercise);
      await save(kept => (kept.current = exercise.id));
    },

    /**
     * @param {Exercise} exercise
     * @returns {Promise<number>} how many hints may be seen now
     */
    async hint(exercise) {
      await save(kept => {
        kept.hints[exercise.id] = Math.min((kept.hints[exercise.id] ?? 0) + 1, exercise.hints.length);
      });
      return progress.hints[exercise.id] ?? 1;
    },

    /** @param {Exercise} exercise */
    async giveUp(exercise) {
      await save(kept => {
        if (!kept.gaveUp.includes(exercise.id)) kept.gaveUp.push(exercise.id);
      });
    },
  };
}
