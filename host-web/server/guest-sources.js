/**
 * The part of each guest's source that composes a message, with the lines that ask for memory.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @import { Guest, Index } from '../../host-js/types.js' */

/**
 * In WAT the instruction itself; in Rust what allocates, behind which the allocator grows.
 *
 * @type {Record<string, { file: (source: string) => string, from: RegExp, to: RegExp, asks: RegExp }>}
 */
const languages = {
  wat: { file: source => source, from: /\(func \(export "set_name"\)/, to: /^\)/, asks: /memory\.grow/ },
  toml: {
    file: source => `${dirname(source)}/src/lib.rs`,
    from: /^fn compose|fn set_name/,
    to: /^}/,
    asks: /format!|try_reserve/,
  },
};

/**
 * @param {string} root the repository
 * @param {Index} index
 */
export async function guestSources(root, { guests }) {
  const greeters = guests.filter(({ greets }) => greets);
  return Object.fromEntries(await Promise.all(greeters.map(async guest => [guest.name, await excerpt(root, guest)])));
}

/**
 * @param {string} root
 * @param {Guest} guest
 */
async function excerpt(root, { name, source, artefact }) {
  const language = languages[source.split('.').at(-1) ?? ''];
  if (!language) return null;
  const file = language.file(source);
  const all = (await readFile(join(root, file), 'utf8')).split('\n');
  const from = all.findLastIndex(line => language.from.test(line));
  const length = all.slice(from).findIndex(line => language.to.test(line));
  if (from < 0 || length < 0) return null;
  const lines = all.slice(from, from + length + (file.endsWith('.rs') ? 1 : 0));
  const indent = Math.min(...lines.filter(Boolean).map(line => line.search(/\S/)));
  const asks = artefact.memoryGrow.length > 0 ? language.asks : null;
  return {
    title: `the guest, ${name}: ${file}`,
    lines: lines.map(line => line.slice(indent)),
    running: [...lines.keys()].filter(line => asks?.test(lines[line] ?? '')),
  };
}
