/**
 * The workshop in a terminal: one learner, one file at a time, and keys.
 */
import { checkAndPrint, invocation, paint, print, rule } from '../commands/common.js';
import { nextHint } from '../commands/hint.js';
import { printPage, printStory } from '../commands/show.js';
import { solutionDiff } from '../commands/solution.js';
import { list } from '../present/ladder.js';
import { wrap } from '../present/markdown.js';
import { shown } from '../present/exercise.js';
import { watchFile } from './files.js';
import { readKeys } from './keys.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 */

const WELCOME = `Welcome to Growth Lab's workshop. Each exercise is a page to read and a file of yours to change. Leave
this running, open the file in your editor beside it, and save: it is checked at once. When it passes, the next one
comes.

A few words: a guest is a WebAssembly module; its host is the program that runs it, here your JavaScript. They share the
guest's linear memory, which grows by pages of 65,536 bytes. A crossing is a call from the host to the guest.`;

/** What each key does, in the order in which they are listed. */
const KEYS = {
  c: 'check',
  h: 'hint',
  n: 'next',
  p: 'page',
  l: 'list',
  j: 'jump',
  r: 'reset',
  s: 'solution',
  q: 'quit',
};

/** @type {Record<keyof typeof KEYS, string>} */
const EXPLAINED = {
  c: 'check the file as it is now',
  h: 'a hint: a question first, then the place, then the technique',
  n: 'go on to the next exercise, when this one passes',
  p: 'show the page of this exercise again',
  l: 'list every exercise, and what passes',
  j: 'jump to another exercise; your work on this one stays',
  r: 'lay out the starter again; what you wrote is kept beside it',
  s: 'our solution beside yours: once yours passes, or when you give up',
  q: 'quit; everything stays as it is',
};

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
  /** Whether its page has not been shown since it became the current one. */
  let unread = false;
  let waiting = false;
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

  /** @param {Exercise} next */
  async function follow(next) {
    exercise = next;
    await session.layOut(exercise);
    watcher?.close();
    watcher = await watchFile(session.path(exercise), {
      poll,
      onChange: () => checkSoon(`${exercise.file} has changed`),
      onGone: () => print(`\n${exercise.file} is gone. Save it again, or press r for the starter.`),
      onPolling: tellOfPolling,
    });
  }

  /** Shows the page, and checks what the learner has changed already. */
  async function read() {
    unread = false;
    print(`\n${rule()}\n`);
    printPage(session, exercise);
    if (await session.isUntouched(exercise)) prompt();
    else await check(`${exercise.file} is not the starter any more`);
  }

  /** @param {string} why */
  async function check(why) {
    waiting = false;
    if (await session.layOut(exercise)) print(`${exercise.file} was not there; this is the starter.`);
    print(paint('dim', `\n${why}; checking …\n`));
    const isFirst = !session.passed(exercise);
    const passes = await checkAndPrint(session, exercise);
    if (passes && isFirst) await moveOn();
    else prompt();
  }

  async function moveOn() {
    print('');
    printStory(exercise);
    print('');
    const next = session.after(exercise);
    if (!next) {
      print(
        `${paint('good', 'Every exercise passes.')} Press s for our solution beside yours, l for the list, q to leave.`,
      );
      return;
    }
    await follow(next);
    unread = true;
    const { number, title, minutes } = next;
    print(`${paint('heading', `Next: ${number} ${title}`)}, about ${minutes} minutes. Press Enter to read it.`);
  }

  const prompt = () => {
    const save = 'Save your file, and it is checked.';
    const keys = Object.entries(KEYS).map(([key, what]) => `\`${key} ${what}\``);
    const text = [save, keys.join(' · ')].map(line => wrap(line, process.stdout.columns, '').replaceAll('`', ''));
    print(paint('dim', text.join('\n')));
  };

  /** @param {string} why */
  function tellOfPolling(why) {
    if (toldOfPolling) return;
    toldOfPolling = true;
    print(paint('dim', `Looking for changes three times a second (${why}).`));
  }

  /** @param {string} why */
  function checkSoon(why) {
    if (waiting) return;
    waiting = true;
    void later(() => check(why));
  }

  /** @type {Record<keyof typeof KEYS | '\r' | '?', () => Promise<unknown> | unknown>} */
  const actions = {
    c: () => check('as it is'),
    '\r': () => (unread ? read() : prompt()),
    async n() {
      const next = session.after(exercise);
      if (unread) return read();
      if (!session.passed(exercise)) return say(`Exercise ${exercise.number} does not pass yet; j jumps to another.`);
      if (!next) return say('Every exercise passes.');
      await session.go(next);
      await follow(next);
      return read();
    },
    async h() {
      print(`\n${await nextHint(session, exercise)}`);
      prompt();
    },
    p: () => {
      unread = false;
      print('');
      printPage(session, exercise);
      prompt();
    },
    l: () => say(`\n${list(session, paint)}`),
    async j() {
      const number = await keys.askNumber('jump to number, then Enter (Esc to stay): ');
      if (number === null) return prompt();
      const found = session.ladder.find(({ number: own }) => String(own) === number);
      if (!found) return say(`There is no exercise ${number}.`);
      await session.go(found);
      await follow(found);
      return read();
    },
    async r() {
      if (!(await keys.askYes('lay out the starter again? what you wrote is kept beside it'))) return prompt();
      const kept = await session.reset(exercise);
      return say(kept === null ? 'It is the starter already.' : `What you had is ${shown(kept)}`);
    },
    async s() {
      if (!session.passed(exercise)) {
        if (!(await keys.askYes('it does not pass yet. give up, and see the solution?'))) return prompt();
        await session.giveUp(exercise);
      }
      return say(await solutionDiff(session, exercise));
    },
    q: () => keys.close(),
    '?': () =>
      say(
        Object.entries(EXPLAINED)
          .map(([key, what]) => `${key}  ${what}`)
          .join('\n'),
      ),
  };

  /** @param {string} text */
  function say(text) {
    print(text);
    prompt();
  }

  const keys = readKeys(async key => {
    if (!Object.hasOwn(actions, key)) return say(`${JSON.stringify(key)} is no key here; ? explains those that are.`);
    return later(actions[/** @type {keyof typeof actions} */ (key)]);
  });
  if (session.progress.passed.length === 0) {
    const paragraphs = WELCOME.split('\n\n').map(paragraph => wrap(paragraph, process.stdout.columns, ''));
    print(`\n${paragraphs.join('\n\n')}`);
  }
  void later(async () => {
    await follow(exercise);
    await read();
  });
  try {
    // A check that is under way may take its time; leaving does not wait for it.
    await Promise.race([keys.closed, failed]);
  } finally {
    keys.close();
    watcher?.close();
  }
  print(`\nYour files stay as they are. To go on: ${invocation()}`);
  return 0;
}
