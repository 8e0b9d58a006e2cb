/**
 * The generated blocks of README.md and HEAPS.md.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @import { Described } from '../host-js/heaps/run.js'
 * @import { Index, Report } from '../host-js/types.js'
 * @import { Documents, Markdown } from './documents.js'
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {Markdown} markdown
 * @returns {Documents}
 */
export const blocks = ({ table, fenced }) => ({
  'README.md': {
    matrix: () => fenced(node('host-node', 'report', 'host-node', 'host-rust')),
    strategies() {
      const reports = ['host-node', 'host-rust'].map(
        host => /** @type {Report} */ (readJson(`dist/report/${host}.json`)),
      );
      return table([
        ['host', 'strategy', 'holds', 'known hole'],
        ...reports.flatMap(({ engine, strategies }) =>
          strategies.map(({ name, holds, hole }) => [engine.name, `\`${name}\``, holds, hole]),
        ),
      ]);
    },
    guests() {
      /** @type {Index} */
      const { guests } = readJson('dist/guests.json');
      const shown = guests.filter(({ greets, source, glue }) => greets || glue || source.endsWith('.wat'));
      return table([
        ['guest', 'grows', 'growscope', 'bytes', 'names', 'why it is here'],
        ...shown.map(({ name, grows, verdict, source, why, artefact: { bytes, nameBytes } }) => [
          `[\`${name}\`](${source})`,
          grows ?? '',
          verdict ?? '',
          `${bytes}`,
          nameBytes > 0 ? `${nameBytes}` : '',
          why,
        ]),
      ]);
    },
    protocol() {
      /** @type {Index} */
      const { protocol } = readJson('dist/guests.json');
      const { salutation, name, message, exports, failures } = protocol;
      const slots = Object.entries({ salutation, name, message }).map(
        ([what, { offset, bytes }]) => `${what} at offset ${offset}, ${bytes} bytes`,
      );
      return [
        table([
          ['export', 'type', 'meaning'],
          ...exports.map(({ name, type, meaning }) => [`\`${name}\``, `\`${type}\``, meaning]),
        ]),
        `The three slots lie in one static block: ${slots.join('; ')}. Failures of \`set_name\`:`,
        table([['code', 'meaning'], ...failures.map(({ code, meaning }) => [`${code}`, meaning])]),
      ].join('\n\n');
    },
  },
  'HEAPS.md': {
    sizes: () => fenced(node('scripts/sizes.js')),
    demonstrations() {
      /** @type {Described[]} */
      const described = readJson('cases/heaps.json');
      return described
        .map(({ name, title, claim, finding, expected }) => {
          const seen = Object.entries(expected).map(([guest, seen]) => [
            `\`${guest}\``,
            Object.entries(seen)
              .map(([what, value]) => `${what}: ${value}`)
              .join(', '),
          ]);
          return [
            `### ${title}`,
            table([['heap', `\`heaps ${name}\``], ...seen]),
            `*Said:* ${claim}`,
            `*Seen:* ${finding}`,
          ].join('\n\n');
        })
        .join('\n\n');
    },
  },
});

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
}

/** @param {string[]} args */
function node(...args) {
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}
