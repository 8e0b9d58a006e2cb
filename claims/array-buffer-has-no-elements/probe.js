export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  buffer[0] = 7;
  return { byte: new Uint8Array(buffer)[0], property: buffer[0] };
}
