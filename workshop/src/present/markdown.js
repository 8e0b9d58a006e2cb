/**
 * Shows a page in a terminal: headings, paragraphs, lists, code, emphasis and links.
 */

/**
 * @import { Paint } from '../../../cli/paint.js'
 */

/** Longer lines are hard to read, however wide the terminal is. */
export const WIDEST = 100;

/**
 * @param {string} text
 * @param {Paint} paint
 * @param {number} [columns]
 */
export function markdown(text, paint, columns = 80) {
  const width = Math.min(columns, WIDEST);
  return blocks(text)
    .map(block => {
      if (block.startsWith('```')) return indent(paint('code', block.split('\n').slice(1, -1).join('\n')));
      if (block.startsWith('#')) return paint('heading', block.replace(/^#+ /, ''));
      if (block.startsWith('- '))
        return items(block)
          .map(item => wrap(`- ${item}`, width, '  '))
          .map(styled)
          .join('\n');
      return styled(wrap(block, width, ''));
    })
    .join('\n\n');

  /** @param {string} text */
  function styled(text) {
    return text
      .replace(/\*\*([^*]+)\*\*/g, (_, strong) => paint('heading', strong))
      .replace(/(?<![*\w])\*([^*\s][^*]*)\*/g, (_, stressed) => paint('heading', stressed))
      .replace(/`([^`]+)`/g, (_, code) => paint('code', code));
  }
}

/**
 * A fence may hold empty lines, so it is cut out first.
 *
 * @param {string} text
 */
const blocks = text =>
  text
    .split(/(^```[^]*?^```$)/m)
    .flatMap(part => (part.startsWith('```') ? [part] : part.split(/\n{2,}/)))
    .map(block => block.trim())
    .filter(Boolean);

/** @param {string} block */
const items = block => block.slice(2).split(/\n- /);

/** @param {string} text */
const indent = text => text.replace(/^(?=.)/gm, '    ');

/**
 * @param {string} text
 * @param {number} width in characters
 * @param {string} hanging before every line but the first
 */
export function wrap(text, width, hanging) {
  const plain = text
    // A quiet link to the register of claims is for who reads the file.
    .replace(/\[°\]\([^)]*\)/g, '')
    .replace(/\(\[([^\]]+)\]\((\S+?)\)\)/g, '($1, $2)')
    .replace(/\[([^\]]+)\]\((\S+?)\)/g, '$1 ($2)')
    .replace(/\s+/g, ' ');
  const lines = [''];
  // Code is not broken in two, unless it is longer than a line.
  const words = plain.match(/(?:`[^`]*`|\S)+/g) ?? [];
  for (const word of words.flatMap(word => (bare(word) > width ? word.split(' ') : word))) {
    const line = lines.at(-1) ?? '';
    if (line.trim() === '' || bare(line) + 1 + bare(word) <= width)
      lines[lines.length - 1] = line.trim() === '' ? line + word : `${line} ${word}`;
    else lines.push(hanging + word);
  }
  return lines.join('\n');
}

/**
 * Text without marks, broken where the terminal ends; its own lines stay lines.
 *
 * @param {string} text
 * @param {number} [columns]
 */
export function fit(text, columns = WIDEST) {
  const width = Math.max(1, Math.min(columns, WIDEST));
  return text
    .split('\n')
    .flatMap(line => broken(line, width))
    .join('\n');
}

/**
 * @param {string} line
 * @param {number} width
 */
function broken(line, width) {
  if (line.length <= width) return [line];
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** @param {string} text its marks take no room */
const bare = text => text.replace(/[*`]/g, '').length;
