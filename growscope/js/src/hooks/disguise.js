/**
 * A function in another's place: its name, length, properties and text are those of the one it stands for.
 */

/** @type {WeakMap<Function, Function>} */
const originals = new WeakMap();
const disguised = new WeakSet();
const { toString } = Function.prototype;

/**
 * @template {Function} F
 * @param {F} replacement
 * @param {Function} original
 * @returns {F}
 */
export function disguise(replacement, original) {
  for (const key of Reflect.ownKeys(replacement)) {
    if (key !== 'prototype' && !Object.hasOwn(original, key)) Reflect.deleteProperty(replacement, key);
  }
  for (const key of Reflect.ownKeys(original)) {
    const property = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(original, key));
    Reflect.defineProperty(replacement, key, property);
  }
  Object.setPrototypeOf(replacement, Object.getPrototypeOf(original));
  originals.set(replacement, original);
  return replacement;
}

/**
 * Whether a function is one of growscope's: then it is not wrapped a second time.
 *
 * @param {unknown} value
 */
export const isDisguised = value => typeof value === 'function' && originals.has(value);

/**
 * @param {any} owner
 * @param {PropertyKey} name
 * @param {(original: any) => Function} wrap
 */
export function patch(owner, name, wrap) {
  const property = Object.getOwnPropertyDescriptor(owner, name);
  if (!property || !property.configurable || typeof property.value !== 'function' || isDisguised(property.value))
    return;
  const original = property.value;
  Object.defineProperty(owner, name, { ...property, value: disguise(wrap(original), original) });
}

/**
 * @param {any} owner
 * @param {PropertyKey} name
 * @param {(original: any) => Function} wrap
 */
export function patchGetter(owner, name, wrap) {
  const property = Object.getOwnPropertyDescriptor(owner, name);
  if (!property?.get || !property.configurable || isDisguised(property.get)) return;
  Object.defineProperty(owner, name, {
    ...property,
    get: disguise(/** @type {any} */ (wrap(property.get)), property.get),
  });
}

/** @param {any} realm the text of a disguised function is that of the one it stands for */
export function disguiseText(realm) {
  const { prototype } = realm.Function;
  if (disguised.has(prototype)) return;
  disguised.add(prototype);
  patch(prototype, 'toString', original => {
    return {
      /** @this {any} */
      toString() {
        const stands = typeof this === 'function' ? originals.get(this) : undefined;
        return Reflect.apply(stands ? toString : original, stands ?? this, []);
      },
    }.toString;
  });
}
