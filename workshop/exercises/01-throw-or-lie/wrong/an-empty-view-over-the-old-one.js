// rejected: constructor-returns
// because: The old buffer is 0 bytes long, so a view over all of it should simply be 0 bytes long, too.
// say: An empty buffer and a detached one have the same length. Which of the two may a view be made over?
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'lies',
  'view.subarray(0, 2)': 'throws',
  'view.length': 'honest',
  'view[0] = 7': 'lies',
  'view.set([7])': 'throws',
  'new TextDecoder().decode(view)': 'lies',
  'for (const byte of view) sum += byte': 'throws',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'lies',
  'dataView.getUint8(0)': 'throws',
  'dataView.byteLength': 'throws',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'honest',
};
