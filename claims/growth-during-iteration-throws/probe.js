export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  let steps = 0;
  try {
    for (const byte of new Uint8Array(memory.buffer)) {
      steps += 1;
      if (byte === 0) memory.grow(1);
    }
    return { steps, threw: 'nothing' };
  } catch (error) {
    return { steps, threw: error.name };
  }
}
