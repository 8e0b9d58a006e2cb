/**
 * The workshop in a terminal: one learner, one file at a time, and keys.
 */
import { escapeText } from '../../../cli/escape.js';
import { checkAndPrint, invocation, paint, print, rule, tell } from '../commands/common.js';
import { nextHint } from '../commands/hint.js';
import { printPage, printStory } from '../commands/show.js';
import { solutionDiff } from '../commands/solution.js';
import { list } from '../present/ladder.js';
import { shown } from '../present/exercise.js';
import { watchFile } from './files.js';
import { readKeys } from './keys.js';
import { explainKeys, keyBar, welcome } from './words.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 * @import { Key } from './words.js'
 */

/**
 * @param {Session} session
 * @param {boolean} poll
 * @returns {Promise<number>} the exit code, when the learner leaves
 */
export async function follow(session, poll) {
  /** The one in hand: what the keys are about. */
  let exercise = session.current();
  /** The one that comes when this one passes. It is watched already, in case that it is begun unread. */
  let next = /** @type {Exercise | null} */ (null);
  /** @type {Map<Exercise, { close: () => void }>} */
  const watchers = new Map();
  /** @type {Set<Exercise>} those whose file has changed, and waits to be checked */
  const changed = new Set();
  let toldOfPolling = false;
  /** What is under way: one thing at a time, in the order asked for. */
  let queue = Promise.resolve();
  /** @type {(error: unknown) => void} */
  let fail = () => {};
  const failed = new Promise((_, reject) => (fail = reject));

  /** @param {() => Promise<unknown> | unknown} task */
  function later(task) {
    queue = queue.then(task).then(() => {}, fail);
    return queue;
  }

  /** @param {Exercise} watched */
  async function watch(watched) {
    await session.layOut(watched);
    if (watchers.has(watched)) return;
    const { file } = watched;
    const watcher = await watchFile(session.path(watched), {
      poll,
      onChange() {
        if (changed.has(watched)) return;
        changed.add(watched);
        void later(async () => {
          if (watched !== exercise) await take(watched);
          await check(`${file} has changed`);
        });
      },
      onGone: () => tell(`\n${file} is gone. Save it again, or press r for the starter.`),
      onPolling: tellOfPolling,
    });
    watchers.set(watched, watcher);
  }

  /** @param {Exercise} taken in hand from now on; the others are let go of */
  async function take(taken) {
    exercise = taken;
    next = null;
    await session.go(taken);
    await watch(taken);
    for (const [watched, watcher] of watchers) {
      if (watched === taken) continue;
      watcher.close();
      watchers.delete(watched);
    }
  }

  /** Shows the page, and checks what the learner has changed already. */
  async function read() {
    print(`\n${rule()}\n`);
    printPage(session, exercise);
    if (await session.isUntouched(exercise)) prompt();
    else await check(`${exercise.file} is not the starter any more`);
  }

  /** @param {string} why */
  async function check(why) {
    changed.delete(exercise);
    if (await session.layOut(exercise)) tell(`${exercise.file} was not there; this is the starter.`);
    print(paint('dim', `\n${why}; checking …\n`));
    const isFirst = !session.passed(exercise);
    if (!(await checkAndPrint(session, exercise))) {
      next = null;
      return prompt();
    }
    if (isFirst) printStory(exercise);
    return offerNext();
  }

  async function offerNext() {
    next = session.after(exercise);
    if (!next) {
      return say('Every exercise passes. Press s for our solution beside yours, l for the list.');
    }
    await watch(next);
    const { number, title, minutes } = next;
    print(`${paint('heading', `Next: ${number} ${title}`)}, about ${minutes} minutes.`);
    return tell('Press Enter to read it, or s to see our solution of this one.');
  }

  /** @param {Exercise} wanted */
  async function goOn(wanted) {
    await take(wanted);
    await read();
  }

  const prompt = () => print(paint('dim', keyBar(process.stdout.columns)));

  /** @param {string} text */
  function say(text) {
    tell(text);
    prompt();
  }

  /** @param {string} why */
  function tellOfPolling(why) {
    if (toldOfPolling) return;
    toldOfPolling = true;
    tell(`Your file is looked at three times a second (${why}).`);
  }

  /** @type {Record<Key | '\r', () => Promise<unknown> | unknown>} */
  const actions = {
    c: () => check('as it is'),
    '\r': () => (next ? goOn(next) : prompt()),
    async n() {
      if (!next) await check('as it is');
      else await goOn(next);
    },
    async h() {
      print(`\n${exercise.number} ${exercise.title}\n\n${await nextHint(session, exercise)}`);
      prompt();
    },
    p() {
      print('');
      printPage(session, exercise);
      prompt();
    },
    l() {
      print(`\n${list(session, paint, process.stdout.columns)}`);
      prompt();
    },
    async j() {
      const number = await keys.askNumber('jump to number, then Enter (Esc to stay): ');
      if (number === null) return prompt();
      const found = session.ladder.find(({ number: own }) => String(own) === number);
      return found ? goOn(found) : say(`There is no exercise ${number}.`);
    },
    async r() {
      const { number, title } = exercise;
      if (await session.isUntouched(exercise)) return say('It is the starter already.');
      const sure = await keys.askYes(`${number} ${title}: lay out the starter again? what you wrote is kept beside it`);
      if (!sure) return say('Nothing was changed.');
      return say(`What you had is ${shown(String(await session.reset(exercise)))}`);
    },
    async s() {
      const { number, title } = exercise;
      if (!session.passed(exercise)) {
        const sure = await keys.askYes(`${number} ${title} does not pass yet. give up, and see the solution?`);
        if (!sure) return say('Not shown.');
        await session.giveUp(exercise);
      }
      print(`\n${number} ${title}\n\n${await solutionDiff(session, exercise)}`);
      return next ? offerNext() : prompt();
    },
    q: () => keys.close(),
    '?': () => say(explainKeys()),
  };

  const keys = readKeys(async key => {
    if (key === '\x1b') return;
    if (!Object.hasOwn(actions, key))
      return say(`${escapeText(JSON.stringify(key))} is no key here; ? explains those that are.`);
    await later(actions[/** @type {keyof typeof actions} */ (key)]);
  });
  if (session.progress.passed.length === 0) print(`\n${welcome(process.stdout.columns)}`);
  void later(async () => {
    await watch(exercise);
    await read();
  });
  try {
    // A check that is under way may take its time; leaving does not wait for it.
    await Promise.race([keys.closed, failed]);
  } finally {
    keys.close();
    for (const watcher of watchers.values()) watcher.close();
  }
  tell(`\nYour files stay as they are. To go on: ${invocation()}`);
  return 0;
}
