export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  const { port1, port2 } = new MessageChannel();
  let threw = false;
  try {
    port1.postMessage(buffer, [buffer]);
  } catch {
    threw = true;
  }
  port1.close();
  port2.close();
  return { threw, length: buffer.byteLength };
}
