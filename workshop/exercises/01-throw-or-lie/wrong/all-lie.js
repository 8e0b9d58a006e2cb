// rejected: all-lie
// because: JavaScript rarely complains: an index out of range is undefined, and why should a method be stricter?
// say: Which of these is an index, and which is a function that can look at the buffer before it starts?
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'lies',
  'view.subarray(0, 2)': 'lies',
  'view.length': 'honest',
  'view[0] = 7': 'lies',
  'view.set([7])': 'lies',
  'new TextDecoder().decode(view)': 'lies',
  'for (const byte of view) sum += byte': 'lies',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'lies',
  'dataView.getUint8(0)': 'lies',
  'dataView.byteLength': 'honest',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'lies',
};
