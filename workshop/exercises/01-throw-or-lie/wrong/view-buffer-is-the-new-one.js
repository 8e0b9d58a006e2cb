// rejected: buffer-is-renewed
// because: view.buffer reads like "the buffer as it is now", so a view can be renewed from itself.
// say: Whose property is it: the view's or the memory's? Which of the two knows that memory has grown?
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
  'view.buffer.byteLength': 'lies',
  'new Uint8Array(view.buffer)': 'lies',
};
