/**
 * Lines of source files, for a report that shows them.
 */
import { readFileSync } from 'node:fs';

/**
 * @param {string} file
 * @returns {string | undefined}
 */
export function sourceText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @type {Map<string, string[]>} */
const files = new Map();

/**
 * @param {string} file
 * @param {number} line counted from 1
 * @returns {string | undefined}
 */
export function sourceLine(file, line) {
  let lines = files.get(file);
  if (!lines) {
    lines = sourceText(file)?.split('\n') ?? [];
    files.set(file, lines);
  }
  const text = lines[line - 1];
  return text !== undefined && text.length < 2000 ? text : undefined;
}
