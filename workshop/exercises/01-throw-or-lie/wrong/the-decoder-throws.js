// rejected: decoder-throws
// because: Everything else that is called with the view or on it looks at the buffer first, so decode should, too.
// say: Whose function is decode: the language's, or the platform's? An empty view is a good argument to it.
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'lies',
  'view.subarray(0, 2)': 'throws',
  'view.length': 'honest',
  'view[0] = 7': 'lies',
  'view.set([7])': 'throws',
  'new TextDecoder().decode(view)': 'throws',
  'for (const byte of view) sum += byte': 'throws',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'lies',
  'dataView.getUint8(0)': 'throws',
  'dataView.byteLength': 'throws',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'throws',
};
