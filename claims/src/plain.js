/**
 * An observation as JSON can hold it, with nothing lost: `undefined`, `NaN` and a BigInt become their words.
 *
 * @param {unknown} value
 * @returns {any}
 */
export function plain(value) {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === null || value === undefined || typeof value === 'number') return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(/** @type {any} */ (value), plain);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, value]) => [key, plain(value)]));
}
