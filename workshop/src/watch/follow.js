/**
 * The workshop in a terminal: one learner, one file at a time, and keys.
 */
import { checkAndPrint, paint, print } from '../commands/common.js';
import { nextHint } from '../commands/hint.js';
import { showPage } from '../commands/show.js';
import { solutionDiff } from '../commands/solution.js';
import { list } from '../present/ladder.js';
import { shown } from '../present/exercise.js';
import { watchFile } from './files.js';
import { readKeys } from './keys.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 */

const KEYS = 'c check · h hint · p page · l list · j jump · r reset · s solution · q quit';

const WELCOME = `
Welcome to Growth Lab's workshop. Each exercise is one file of yours and one page to read. Leave this running, open the
file in your editor beside it, and save: it is checked at once, and when it passes, the next exercise comes.`;

/**
 * @param {Session} session
 * @param {boolean} poll
 * @returns {Promise<number>} the exit code, when the learner leaves
 */
export async function follow(session, poll) {
  /** @type {{ close: () => void } | undefined} */
  let watcher;
  let toldOfPolling = false;
  let exercise = session.current();
  /** What is under way: one thing at a time, in the order asked for. */
  let queue = Promise.resolve();
  let waiting = false;

  /** @param {Exercise} next */
  async function enter(next) {
    exercise = next;
    await showPage(session, exercise);
    watcher?.close();
    watcher = await watchFile(session.path(exercise), {
      poll,
      onChange: () => checkSoon(`${shown(session.path(next))} has changed`),
      onPolling: tellOfPolling,
    });
    await checkNow();
  }

  /** @param {string} why */
  function tellOfPolling(why) {
    if (toldOfPolling) return;
    toldOfPolling = true;
    print(paint('dim', `Looking for changes three times a second (${why}).`));
  }

  async function checkNow() {
    waiting = false;
    if (!(await checkAndPrint(session, exercise))) return prompt();
    const next = session.after(exercise);
    if (next) return enter(session.current());
    print(
      `${paint('good', 'Every exercise passes.')} Press s to see our solution beside yours, l for the list, q to leave.`,
    );
    return prompt();
  }

  const prompt = () => print(paint('dim', `Save ${shown(session.path(exercise))} and it is checked again.\n${KEYS}`));

  /** @param {string} why */
  function checkSoon(why) {
    if (waiting) return;
    waiting = true;
    print(paint('dim', `\n${why}; checking …`));
    later(checkNow);
  }

  /** @param {() => Promise<unknown> | unknown} task */
  function later(task) {
    queue = queue.then(async () => void (await task()));
    queue.catch(() => keys.close());
    return queue;
  }

  /** @type {Record<string, () => Promise<unknown> | unknown>} */
  const actions = {
    c: () => checkNow(),
    n: async () => {
      if (session.progress.passed.includes(exercise.id)) await enter(session.after(exercise) ?? exercise);
      else print(`Exercise ${exercise.number} does not pass yet; j goes to another.`);
    },
    h: async () => print(await nextHint(session, exercise)),
    p: () => showPage(session, exercise),
    l: () => print(list(session, paint)),
    '?': prompt,
    async j() {
      const number = await keys.ask('jump to number: ');
      const found = session.ladder.find(({ number: own }) => String(own) === number);
      if (!found) return print(`There is no exercise ${number || 'without a number'}; l lists them.`);
      await session.go(found);
      return enter(found);
    },
    async r() {
      const sure = await keys.ask(`lay out the starter again? what you wrote is kept beside it (y/n): `);
      if (sure !== 'y') return print('Nothing was changed.');
      return print(`What you had is ${shown(await session.reset(exercise))}`);
    },
    async s() {
      if (!session.progress.passed.includes(exercise.id)) {
        const sure = await keys.ask('it does not pass yet. give up and see the solution? (y/n): ');
        if (sure !== 'y') return print('Press h for a hint.');
        await session.giveUp(exercise);
      }
      return print(await solutionDiff(session, exercise));
    },
  };

  const keys = readKeys(async key => {
    const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
    if (action) await later(action);
  });
  if (session.progress.passed.length === 0) print(WELCOME);
  later(() => enter(exercise));
  await keys.closed;
  watcher?.close();
  await queue;
  print(`\nYour files stay as they are. Go on with: node workshop`);
  return 0;
}
