/**
 * Where a compiler's message says that a file is wrong. rustc and the assembler point in the same way.
 */

/** @import { Place } from './types.js' */

/**
 * @param {string} message
 * @param {string} file the file's name, without its folder
 * @returns {Place | null} the first place in that file
 */
export function readPlace(message, file) {
  for (const [, path = '', line, column] of message.matchAll(/^ *--> (.+):(\d+):(\d+)$/gm)) {
    if (path.endsWith(file)) return { line: Number(line), column: Number(column) };
  }
  return null;
}
