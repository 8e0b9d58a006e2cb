/**
 * The generated blocks of INSTRUCTOR.md and of the workshop's README.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGE_PORT } from '../doctor/node.js';
import { readLadder, readWrongs } from '../exercise.js';
import { clock, plan } from './plan.js';

/**
 * @import { Documents, Markdown } from '../../../scripts/documents.js'
 * @import { Exercise } from '../exercise.js'
 */

/** Where `make web` serves the lab page, unless the port is taken. */
const PAGE = `http://localhost:${PAGE_PORT}/`;

/**
 * @param {Pick<Markdown, 'table'>} markdown
 * @returns {Promise<Documents>}
 */
export async function blocks({ table }) {
  const ladder = await readLadder();
  const lessons = await Promise.all(ladder.map(lesson));
  return {
    'workshop/INSTRUCTOR.md': {
      'plan-2h': () => planTable(ladder, 120, table),
      'plan-3h': () => planTable(ladder, 180, table),
      'plan-without-rust': () =>
        planTable(
          ladder.filter(({ needsRust }) => !needsRust),
          120,
          table,
        ),
      lessons: () => lessons.join('\n\n'),
    },
    'workshop/README.md': {
      ladder: () =>
        table([
          ['', 'exercise', 'minutes', 'part', 'drawn from'],
          ...ladder.map(({ number, id, title, minutes, part, report, needsRust }) => [
            `${number}`,
            `[${title}](exercises/${id}/page.md)`,
            `${minutes}`,
            needsRust ? `${part}, needs Rust` : part,
            `[${report.name}](${report.address})`,
          ]),
        ]),
    },
  };
}

/**
 * @param {Exercise[]} ladder
 * @param {number} minutes
 * @param {(rows: string[][]) => string} table
 */
const planTable = (ladder, minutes, table) =>
  table([
    ['at', 'minutes', 'what'],
    ...plan(ladder, minutes).map(({ start, minutes, what }) => [clock(start), `${minutes}`, what]),
    [clock(minutes), '', 'End'],
  ]);

/** @param {Exercise} exercise */
async function lesson(exercise) {
  const { number, title, minutes, folder, report, id } = exercise;
  const teach = await readFile(join(folder, 'teach.md'), 'utf8');
  const wrongs = (await readWrongs(exercise)).map(
    ({ name, rejected, because, say }) =>
      `- **[${name}](exercises/${id}/wrong/${name})**, rejected for \`${rejected}\`. ${because}\n  *Say:* ${say}`,
  );
  return [
    `## ${number} ${title}`,
    `${minutes} minutes · [the page](exercises/${id}/page.md) · drawn from [${report.name}](${report.address})`,
    teach.trim().replaceAll('](#', `](${PAGE}#`).replaceAll('](../../../CLAIMS.md#', '](../CLAIMS.md#'),
    '### What people try',
    wrongs.join('\n'),
  ].join('\n\n');
}
