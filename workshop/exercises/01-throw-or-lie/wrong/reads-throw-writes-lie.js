// rejected: reads-throw-writes-lie
// because: A read has to answer something, so it must fail; a write can be dropped without anybody noticing.
// say: What does [][5] answer? And which of the two writes is a method, that can look at the buffer first?
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'throws',
  'view.subarray(0, 2)': 'throws',
  'view.length': 'honest',
  'view[0] = 7': 'lies',
  'view.set([7])': 'lies',
  'new TextDecoder().decode(view)': 'throws',
  'for (const byte of view) sum += byte': 'throws',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'throws',
  'dataView.getUint8(0)': 'throws',
  'dataView.byteLength': 'honest',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'throws',
};
