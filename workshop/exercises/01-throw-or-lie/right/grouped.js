// right: operations are listed under their words, and turned into an object

const words = {
  throws: [
    'view.subarray(0, 2)',
    'view.set([7])',
    'for (const byte of view) sum += byte',
    'dataView.getUint8(0)',
    'dataView.byteLength',
    'new Uint8Array(view.buffer)',
  ],
  lies: [
    'view[0]',
    'view[0] = 7',
    'new TextDecoder().decode(view)',
    'for (let i = 0; i < view.length; i++) sum += view[i]',
  ],
  honest: ['view.length', 'view.buffer.byteLength'],
};
export const predictions = Object.fromEntries(Object.entries(words).flatMap(([w, ops]) => ops.map(o => [o, w])));
