/**
 * The source at a place, and the expression that ends there: `a.code` of `a.code.length`.
 */

/**
 * @param {string | undefined} line
 * @param {number} column counted from 1, of the property that was used
 * @returns {string | undefined}
 */
export function expressionBefore(line, column) {
  if (!line) return undefined;
  const before = line.slice(0, column - 1);
  const found =
    /((?:\bnew\s+)?(?:[\w$#]+|\[[^\[\]]*\]|\([^()]*\))(?:\s*\??\.\s*#?[\w$]+|\[[^\[\]]*\]|\([^()]*\))*)\s*\??\.\s*$/.exec(
      before,
    );
  const text = found?.[1]?.replace(/^(return|await|typeof|of|in)\s+/, '');
  return text && text.length < 80 ? text : undefined;
}

/**
 * One argument of the call that begins at a place: `a.code` of `decode(a.code)`.
 *
 * @param {string | undefined} line
 * @param {number} column counted from 1, of the function's name
 * @param {number} wanted which argument
 * @returns {string | undefined}
 */
export function argumentAt(line, column, wanted) {
  const open = line?.slice(column - 1).match(/^(?:new\s+)?[\w$.]+\s*\(/)?.[0];
  if (!line || !open) return undefined;
  const given = [''];
  let depth = 0;
  for (const letter of line.slice(column - 1 + open.length)) {
    if (depth === 0 && letter === ')') break;
    if (depth === 0 && letter === ',') given.push('');
    else given.push(`${given.pop()}${letter}`);
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
  }
  const text = given[wanted]?.trim();
  return text && text.length < 80 ? text : undefined;
}
