export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  let [steps, last, threw] = [0, null, 'nothing'];
  try {
    new Uint8Array(memory.buffer).forEach(byte => {
      if (steps === 0) memory.grow(1);
      steps += 1;
      last = byte;
    });
  } catch (error) {
    threw = error.name;
  }
  return { steps, last, threw };
}
