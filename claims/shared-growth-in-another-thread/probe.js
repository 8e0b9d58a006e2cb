export async function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  const kept = memory.buffer;
  const program = 'onmessage = ({ data }) => { data.grow(1); postMessage(0); };';
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(address, { type: 'module' });
  try {
    await new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = event => reject(new Error(event.message));
      worker.postMessage(memory);
    });
    return { kept: kept.byteLength, asked: memory.buffer.byteLength };
  } finally {
    worker.terminate();
    URL.revokeObjectURL(address);
  }
}
