/**
 * Holds a value that came from a file against a schema: the few words of JSON Schema that cases/schemas/ uses.
 */

/**
 * @typedef {object} Schema
 * @property {string | string[]} [type]
 * @property {any[]} [enum]
 * @property {number} [minimum]
 * @property {number} [minItems]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {boolean} [additionalProperties]
 * @property {Record<string, Schema>} [$defs]
 * @property {string} [$ref] one of `$defs`
 * @property {Schema[]} [anyOf]
 */

/**
 * @param {any} value
 * @param {Schema} schema
 * @param {Schema} [root] where `$defs` stand
 * @param {string} [at] for the message
 * @returns {string | null} the first thing that does not fit
 */
export function misfit(value, schema, root = schema, at = 'it') {
  if (schema.$ref) return misfit(value, root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, root, at);
  if (schema.anyOf) {
    const misfits = schema.anyOf.map(one => misfit(value, one, root, at));
    return misfits.includes(null) ? null : (misfits[0] ?? null);
  }
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some(type => is[type]?.(value))) {
    return `${at} should be ${types.join(' or ')}, and is ${shown(value)}`;
  }
  if (schema.enum && !schema.enum.includes(value)) return `${at} is not known: ${shown(value)}`;
  if (typeof value === 'number' && value < (schema.minimum ?? value)) return `${at} is too small: ${value}`;
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return `${at} is empty`;
    return first(value, (item, index) => misfit(item, schema.items ?? {}, root, `${at}[${index}]`));
  }
  if (!is['object']?.(value)) return null;
  const missing = schema.required?.find(key => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${at} has no ${missing}`;
  const known = schema.properties ?? {};
  return first(Object.keys(value), key => {
    if (Object.hasOwn(known, key))
      return misfit(value[key], known[key] ?? {}, root, at === 'it' ? key : `${at}.${key}`);
    return schema.additionalProperties === false ? `${at} has a key that is not known: ${shown(key)}` : null;
  });
}

/** @type {Record<string, (value: any) => boolean>} */
const is = {
  null: value => value === null,
  boolean: value => typeof value === 'boolean',
  string: value => typeof value === 'string',
  integer: value => Number.isSafeInteger(value),
  array: Array.isArray,
  object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** @param {any} value */
const shown = value =>
  typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : JSON.stringify(value);

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T, index: number) => string | null} find
 */
function first(items, find) {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== null) return found;
  }
  return null;
}
