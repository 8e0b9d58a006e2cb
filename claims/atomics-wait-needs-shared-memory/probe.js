export function observe() {
  try {
    return Atomics.wait(new Int32Array(new WebAssembly.Memory({ initial: 1 }).buffer), 0, 0, 1);
  } catch (error) {
    return error.name;
  }
}
