/**
 * The list of exercises, with progress.
 */

import { ranges } from './ranges.js';

/**
 * @import { Paint } from '../../../cli/paint.js'
 * @import { Session } from '../session.js'
 */

/**
 * @param {Session} session
 */
export function standing({ ladder, progress, current }) {
  return ladder.map(({ id, number, title, minutes, part, needsRust }) => ({
    number,
    id,
    title,
    part,
    minutes,
    needsRust,
    passed: progress.passed.includes(id),
    gaveUp: progress.gaveUp.includes(id),
    current: id === current().id,
  }));
}

/**
 * @param {Session} session
 * @param {Paint} paint
 * @param {number} [columns] of the terminal, where there is one
 */
export function list(session, paint, columns = Infinity) {
  const rows = standing(session);
  const width = Math.max(...rows.map(({ title }) => title.length));
  const part = (/** @type {'core' | 'stretch'} */ wanted) => {
    const own = rows.filter(({ part }) => (part === 'core') === (wanted === 'core'));
    const passed = own.filter(({ passed }) => passed);
    const sum = (/** @type {typeof own} */ some) => some.reduce((minutes, row) => minutes + row.minutes, 0);
    return [
      paint('heading', `${wanted}: ${passed.length} of ${own.length} pass, ${sum(own) - sum(passed)} minutes to go`),
      ...own.map(({ number, title, minutes, passed, gaveUp, current, needsRust }) => {
        const mark = passed ? paint('good', 'passes') : '      ';
        const notes = [...(needsRust ? ['needs Rust'] : []), ...(gaveUp ? ['solution seen'] : [])];
        const head = `${current ? '>' : ' '} ${mark} ${String(number).padStart(2)}  `;
        const time = `${String(minutes).padStart(2)} min`;
        const note = notes.join(', ');
        // Where a terminal is too narrow, each of the three has a line.
        if (BEFORE_TITLE + [title.padEnd(width), time, note].join('  ').trimEnd().length <= columns)
          return `${head}${title.padEnd(width)}  ${time}  ${note}`.trimEnd();
        return [`${head}${title}`, ...[time, note].filter(Boolean).map(part => ' '.repeat(BEFORE_TITLE) + part)].join(
          '\n',
        );
      }),
    ];
  };
  return [
    ...part('core'),
    '',
    ...part('stretch'),
    '',
    paint('dim', 'one line for your instructor:'),
    progressLine(session),
    '',
  ].join('\n');
}

/** Characters before a title: what is the current one, what passes, and the number. */
const BEFORE_TITLE = 13;

/**
 * All of it in one line, to be pasted into a chat.
 *
 * @param {Session} session
 */
export function progressLine(session) {
  const rows = standing(session);
  const numbers = (/** @type {(row: typeof rows[number]) => boolean} */ isOne) => {
    const own = rows.filter(isOne).map(({ number }) => number);
    return own.length > 0 ? ranges(own) : 'none';
  };
  const hints = Object.values(session.progress.hints).reduce((sum, shown) => sum + shown, 0);
  const parts = [
    `${rows.filter(({ passed }) => passed).length} of ${rows.length} pass: ${numbers(({ passed }) => passed)}`,
    `now at ${numbers(({ current }) => current)}`,
    `hints ${hints}`,
    `solutions seen: ${numbers(({ gaveUp }) => gaveUp)}`,
  ];
  return `growth-lab progress: ${parts.join(' · ')}`;
}
