/**
 * What programs print that may have text of others in it: lines that move no cursor.
 */
import { escapeLines } from './escape.js';

/** @param {string} text on standard output */
export const say = text => void process.stdout.write(`${escapeLines(text)}\n`);

/** @param {string} text on standard error */
export const complain = text => void process.stderr.write(`${escapeLines(text)}\n`);
