// rejected: writes-throw-reads-lie
// because: Writing into memory that is gone looks dangerous, so an engine must stop it; reading can do no harm.
// say: An engine must keep you away from freed memory, and a write that goes nowhere does that too. Which of the two writes is a method?
/** @type {Record<string, 'throws' | 'lies' | 'honest'>} */
export const predictions = {
  'view[0]': 'lies',
  'view.subarray(0, 2)': 'lies',
  'view.length': 'honest',
  'view[0] = 7': 'throws',
  'view.set([7])': 'throws',
  'new TextDecoder().decode(view)': 'lies',
  'for (const byte of view) sum += byte': 'lies',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'lies',
  'dataView.getUint8(0)': 'lies',
  'dataView.byteLength': 'honest',
  'view.buffer.byteLength': 'honest',
  'new Uint8Array(view.buffer)': 'lies',
};
