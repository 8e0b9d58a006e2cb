// right: getters of a class
class Bets {
  get ['view[0]']() {
    return 'lies';
  }
  get ['view.subarray(0, 2)']() {
    return 'throws';
  }
  get ['view.length']() {
    return 'honest';
  }
  get ['view[0] = 7']() {
    return 'lies';
  }
  get ['view.set([7])']() {
    return 'throws';
  }
  get ['new TextDecoder().decode(view)']() {
    return 'lies';
  }
  get ['for (const byte of view) sum += byte']() {
    return 'throws';
  }
  get ['for (let i = 0; i < view.length; i++) sum += view[i]']() {
    return 'lies';
  }
  get ['dataView.getUint8(0)']() {
    return 'throws';
  }
  get ['dataView.byteLength']() {
    return 'throws';
  }
  get ['view.buffer.byteLength']() {
    return 'honest';
  }
  get ['new Uint8Array(view.buffer)']() {
    return 'throws';
  }
}
export const predictions = new Bets();
