/**
 * Colour where it is wanted.
 */
const codes = {
  heading: '1',
  dim: '2',
  good: '32',
  code: '36',
  bad: '1;31',
  warn: '1;33',
  worst: '1;35',
};

/**
 * Colours a piece of text, or leaves it alone.
 *
 * @typedef {(style: keyof typeof codes, text: string) => string} Paint
 */

/**
 * @param {Pick<NodeJS.WriteStream, 'isTTY'>} stream
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Paint}
 */
export function painter(stream, { NO_COLOR, TERM } = process.env) {
  if (!stream.isTTY || NO_COLOR || TERM === 'dumb') return (_, text) => text;
  return (style, text) => `\x1b[${codes[style]}m${text}\x1b[0m`;
}
