// rejected: loops-agree
// because: The two loops visit the same bytes in the same order, so a tool may turn one into the other.
// say: What is the first thing that each loop asks of the view? How often does the body run when length is 0?
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'lies',
  'view.subarray(0, 2)': 'throws',
  'view.length': 'honest',
  'view[0] = 7': 'lies',
  'view.set([7])': 'throws',
  'new TextDecoder().decode(view)': 'lies',
  'for (const byte of view) sum += byte': 'throws',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'throws',
  'dataView.getUint8(0)': 'throws',
  'dataView.byteLength': 'throws',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'throws',
};
