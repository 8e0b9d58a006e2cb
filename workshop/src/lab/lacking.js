/**
 * Properties of a buffer that this engine does not have and a learner's code asked for: they read `undefined`, which looks
 * like "no". Nobody says so but us.
 */

/** Since which engines there is one. */
const news = /** @type {const} */ ({
  detached: 'Node.js 21, Chrome 114, Firefox 122 and Safari 17.4 have it',
});

/** @type {Set<string>} */
const asked = new Set();

/** Notes from now on what is asked for in vain; `in` still says that it is not there. */
export function watchLacking() {
  const missing = Object.keys(news).filter(name => !(name in ArrayBuffer.prototype));
  if (missing.length === 0) return;
  const beneath = new Proxy(Object.create(Object.prototype), {
    get(target, key, receiver) {
      if (typeof key === 'string' && missing.includes(key)) asked.add(key);
      return Reflect.get(target, key, receiver);
    },
  });
  Object.setPrototypeOf(ArrayBuffer.prototype, beneath);
}

/** @returns {string[]} lines for people */
export const lacking = () =>
  [...asked].flatMap(name => [
    '',
    `note         your code reads buffer.${name}, which this engine does not have: it is always`,
    `             undefined. ${news[/** @type {keyof typeof news} */ (name)]}. Compare buffers, or lengths.`,
  ]);
