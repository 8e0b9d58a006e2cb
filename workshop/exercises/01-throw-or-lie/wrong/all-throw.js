// rejected: all-throw
// because: The messages that people search for all say "detached ArrayBuffer", so a stale view must be loud.
// say: People search for what they saw. What would they type for a bug that shows nothing?
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'throws',
  'view.subarray(0, 2)': 'throws',
  'view.length': 'throws',
  'view[0] = 7': 'throws',
  'view.set([7])': 'throws',
  'new TextDecoder().decode(view)': 'throws',
  'for (const byte of view) sum += byte': 'throws',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'throws',
  'dataView.getUint8(0)': 'throws',
  'dataView.byteLength': 'throws',
  'view.buffer.byteLength': 'throws',
  'new Uint8Array(view.buffer)': 'throws',
};
