/**
 * A memory has grown. What follows was made before that, and is stale now:
 *
 *     const memory = new WebAssembly.Memory({ initial: 1 });
 *     const view = new Uint8Array(memory.buffer, 0, 4); // holds 65, 104, 111, 121: 'Ahoy'
 *     const dataView = new DataView(memory.buffer, 0, 4);
 *     memory.grow(1);
 *
 * What does each of these do next? Replace every '?' with one word:
 *
 *     'throws'  it raises an error
 *     'lies'    it is about the bytes, returns as if all were well, and does not do what a live view does
 *     'honest'  it is about the view itself, and says truthfully that nothing is there
 *
 * @type {Record<string, '?' | 'throws' | 'lies' | 'honest'>}
 */
export const predictions = {
  'view[0]': '?',
  'view.subarray(0, 2)': '?',
  'view.length': '?',
  'view[0] = 7': '?',
  'view.set([7])': '?',
  'new TextDecoder().decode(view)': '?',
  'for (const byte of view) sum += byte': '?',
  'for (let i = 0; i < view.length; i++) sum += view[i]': '?',
  'dataView.getUint8(0)': '?',
  'dataView.byteLength': '?',
  'view.buffer.byteLength': '?',
  'new Uint8Array(view.buffer)': '?',
};
