// right: the bets are properties of a function

export const predictions = Object.assign(() => 'bets', {
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
  'new Uint8Array(view.buffer)': 'throws',
});
