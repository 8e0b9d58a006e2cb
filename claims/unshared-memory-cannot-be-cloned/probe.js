export function observe() {
  try {
    structuredClone(new WebAssembly.Memory({ initial: 1 }));
    return 'cloned';
  } catch {
    return 'threw';
  }
}
