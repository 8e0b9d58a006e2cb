export function observe() {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 65537 }) instanceof WebAssembly.Memory;
  } catch {
    return false;
  }
}
