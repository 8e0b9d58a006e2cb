/**
 * Words for any value, in one line: engine-neutral, and safe to print.
 */

const LONGEST = 120;
const MOST = 24;
const DEEPEST = 3;

/**
 * @param {any} value
 * @returns {string}
 */
export function show(value, depth = 0) {
  if (typeof value === 'string') return showText(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return value.name ? `[Function ${value.name}]` : '[Function]';
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return showObject(value, depth);
  } catch {
    // A proxy, or a getter that throws.
    return '[an object that cannot be looked at]';
  }
}

/** @param {string} text */
function showText(text) {
  const cut = text.length - LONGEST;
  const shown = cut > 0 ? text.slice(0, LONGEST) : text;
  const quoted = `'${JSON.stringify(shown).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  return cut > 0 ? `${quoted}... ${cut} more characters` : quoted;
}

/**
 * @param {any} value
 * @param {number} depth
 */
function showObject(value, depth) {
  if (value instanceof Error) return `[${value.name}: ${value.message}]`;
  const name = value.constructor?.name ?? 'null prototype';
  if (typeof value.then === 'function') return `${name} { … }`;
  if (value instanceof ArrayBuffer) return `${name} of ${value.byteLength} bytes`;
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  if (depth > DEEPEST) return isList ? '[Array]' : `[${name}]`;
  if (isList) {
    const items = Array.from(/** @type {any[]} */ (value).slice(0, MOST), item => show(item, depth + 1));
    const { length } = /** @type {any[]} */ (value);
    if (length > MOST) items.push(`... ${length - MOST} more items`);
    const head = Array.isArray(value) ? '' : `${name}(${length}) `;
    return head + (items.length > 0 ? `[ ${items.join(', ')} ]` : '[]');
  }
  const own = Object.entries(value).map(([key, each]) => `${showKey(key)}: ${show(each, depth + 1)}`);
  const head = name === 'Object' ? '' : `${name} `;
  return head + (own.length > 0 ? `{ ${own.join(', ')} }` : '{}');
}

/** @param {string} key */
const showKey = key => (/^[a-z_$][\w$]*$/i.test(key) ? key : showText(key));
