export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  const [bytes, words] = [new Uint8Array(buffer), new Uint32Array(buffer)];
  words[0] = 1;
  bytes[4] = 2;
  return [bytes[0], words[1]];
}
