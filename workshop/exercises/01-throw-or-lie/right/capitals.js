// right: the words begin with a capital

export const predictions = {
  'view[0]': 'Lies',
  'view.subarray(0, 2)': 'Throws',
  'view.length': 'Honest',
  'view[0] = 7': 'Lies',
  'view.set([7])': 'Throws',
  'new TextDecoder().decode(view)': 'Lies',
  'for (const byte of view) sum += byte': 'Throws',
  'for (let i = 0; i < view.length; i++) sum += view[i]': 'Lies',
  'dataView.getUint8(0)': 'Throws',
  'dataView.byteLength': 'Throws',
  'view.buffer.byteLength': 'Honest',
  'new Uint8Array(view.buffer)': 'Throws',
};
