/**
 * For those who write exercises: nothing here has rotted.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { escapeText } from '../../../cli/escape.js';
import { audit } from '../audit.js';
import { readLadder } from '../exercise.js';
import { pick } from '../ladder.js';

/** @import { Finding } from '../audit.js' */

export const summary = 'check the exercises themselves: starters, solutions, and wrong fixes';

export const help = `Checks that each exercise is what it says it is.

Usage: node workshop audit [N …] [options]

Every starter must fail with its declared symptom, every solution and every file in right/ pass, and every file in
wrong/ be rejected for its declared reason.

Options:
  --exercises DIR   look in another folder
  --json            print the findings as JSON
  --help

Examples:
  node workshop audit
  node workshop audit 2 5

Exit codes:
  0  everything is as declared
  1  something is not
  2  bad input
`;

export const options = /** @type {const} */ ({ exercises: { type: 'string' }, json: { type: 'boolean' } });

/** Exercises that are checked side by side. */
const ABREAST = Math.max(2, availableParallelism());

/**
 * @param {ReturnType<typeof parseArgs<{ options: typeof options }>>['values']} values
 * @param {string[]} numbers
 */
export async function execute({ exercises: folder, json = false }, numbers) {
  const ladder = await readLadder(folder);
  const chosen = numbers.length > 0 ? numbers.map(number => pick(ladder, number)) : ladder;
  // Those that are compiled take longest: whoever starts with them waits for nobody at the end.
  const waiting = chosen.toSorted((a, b) => Number(b.needsRust) - Number(a.needsRust));
  /** @type {Finding[]} */
  const findings = [];
  const work = async () => {
    for (let exercise = waiting.shift(); exercise; exercise = waiting.shift()) {
      const own = await audit(exercise);
      findings.push(...own);
      if (!json) process.stdout.write(describe(own));
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  if (json) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  else process.stdout.write(total(chosen.length, findings));
  return findings.every(({ agrees }) => agrees) ? 0 : 1;
}

/** @param {Finding[]} findings of one exercise */
function describe(findings) {
  const number = (/** @type {Finding['kind']} */ wanted) => findings.filter(({ kind }) => kind === wanted).length;
  const failed = findings.filter(({ agrees }) => !agrees);
  const [{ exercise } = { exercise: '' }] = findings;
  const mark = failed.length === 0 ? 'ok  ' : 'FAIL';
  const lines = failed.flatMap(({ file, expected, seen, details }) => [
    `     ${file}`,
    `       declared  ${expected}`,
    `       seen      ${seen}`,
    ...details.map(detail => `       ${escapeText(detail)}`),
  ]);
  return [
    `${mark} ${exercise}: starter, solution, ${number('right')} other right ones, ${number('wrong')} wrong fixes`,
    ...lines,
    '',
  ].join('\n');
}

/**
 * @param {number} exercises
 * @param {Finding[]} findings
 */
function total(exercises, findings) {
  const count = (/** @type {Finding['kind']} */ kind) => {
    const own = findings.filter(finding => finding.kind === kind);
    return `${own.filter(({ agrees }) => agrees).length} of ${own.length}`;
  };
  const inPage = findings.filter(({ notInPage }) => notInPage === null);
  const lacking = findings.filter(({ notInPage }) => notInPage?.includes('Node.js'));
  return `
${exercises} exercises:
  ${count('starter')} starters failed as declared
  ${count('solution')} solutions passed
  ${count('right')} other right files passed
  ${count('wrong')} wrong fixes were rejected by their named reason
In browsers, make audit-web checks ${inPage.length} of these files, of ${new Set(inPage.map(({ exercise }) => exercise)).size} exercises; ${lacking.length} more use what only Node.js has.
`;
}
