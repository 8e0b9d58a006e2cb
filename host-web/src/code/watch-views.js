/**
 * Hears of every view of bytes that code makes with `new`, for as long as it is listened to.
 */

const kinds = /** @type {const} */ (['Uint8Array', 'Uint8ClampedArray', 'Int8Array']);

/** Called before the code is loaded, in a thread that is its own: what it keeps aside at the start is heard of, too. */
export function watchViews() {
  /** @type {((view: Uint8Array) => void) | null} */
  let hear = null;
  for (const kind of kinds) {
    /** @type {any} */ (globalThis)[kind] = new Proxy(globalThis[kind], {
      construct(target, given, made) {
        const view = Reflect.construct(target, given, made);
        hear?.(view);
        return view;
      },
    });
  }
  return {
    /** @param {((view: Uint8Array) => void) | null} who null: nobody listens */
    tell: who => void (hear = who),
  };
}
