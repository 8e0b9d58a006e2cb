export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  let threw = false;
  try {
    structuredClone(buffer, { transfer: [buffer] });
  } catch {
    threw = true;
  }
  return { threw, length: buffer.byteLength };
}
