export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 3 });
  return [buffer.constructor.name, buffer.byteLength];
}
