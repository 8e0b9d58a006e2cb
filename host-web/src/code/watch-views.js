/**
 * Hears of every view that code makes or uses, for as long as it is listened to: of any kind, and made by whatever makes
 * one. What is read or written by an index alone is not heard of: no engine tells.
 */

/** Those that this engine has. */
const kinds = [
  ...['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32'].map(name => `${name}Array`),
  ...['BigInt64', 'BigUint64', 'Float16', 'Float32', 'Float64'].map(name => `${name}Array`),
  'DataView',
].filter(name => name in globalThis);

/** Who is given a view as a parameter, and whose method: those of views are told by `this`. @type {[string, string][]} */
const takers = [
  ['TextDecoder', 'decode'],
  ['TextEncoder', 'encodeInto'],
  ['Crypto', 'getRandomValues'],
];

/** Called before the code is loaded, in a thread that is its own: what it keeps aside at the start is heard of, too. */
export function watchViews() {
  /** @type {((view: ArrayBufferView) => void) | null} */
  let hear = null;
  const own = /** @type {Record<string, any>} */ (globalThis);
  for (const kind of kinds) {
    const Made = new Proxy(own[kind], {
      construct(target, given, made) {
        const view = Reflect.construct(target, given, made);
        hear?.(view);
        return view;
      },
    });
    // By way of it a view makes another of its kind: `subarray` does.
    own[kind].prototype.constructor = own[kind] = Made;
  }
  for (const { prototype } of [Object.getPrototypeOf(own['Uint8Array']), own['DataView']]) {
    listenTo(prototype, (view, given) => [view, ...given]);
  }
  for (const [name, method] of takers) if (own[name]) listenTo(own[name].prototype, (_, given) => given, [method]);
  return {
    /** @param {((view: ArrayBufferView) => void) | null} who null: nobody listens */
    tell: who => void (hear = who),
  };

  /**
   * @param {Record<string | symbol, any>} prototype
   * @param {(self: unknown, given: unknown[]) => unknown[]} used by a call
   * @param {(string | symbol)[]} [methods] all, where none are named
   */
  function listenTo(prototype, used, methods = Reflect.ownKeys(prototype)) {
    for (const name of methods) {
      const described = Object.getOwnPropertyDescriptor(prototype, name);
      if (typeof described?.value !== 'function' || name === 'constructor') continue;
      const value = new Proxy(described.value, {
        apply(target, self, given) {
          for (const one of hear ? used(self, given) : []) if (ArrayBuffer.isView(one)) hear?.(one);
          return Reflect.apply(target, self, given);
        },
      });
      Object.defineProperty(prototype, name, { ...described, value });
    }
  }
}
