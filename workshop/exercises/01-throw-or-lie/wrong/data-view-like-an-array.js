// rejected: data-view-as-array
// because: A DataView is one more view over the same buffer, so its sizes will be 0 and its reads will answer nothing, too.
// say: How do you read a byte through a DataView: with an index, or with a method?
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
  'dataView.getUint8(0)': 'lies',
  'dataView.byteLength': 'honest',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'throws',
};
