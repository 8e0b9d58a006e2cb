export function observe() {
  const kept = [];
  try {
    for (let i = 0; i < 500; i += 1) kept.push(new WebAssembly.Memory({ initial: 1, maximum: 65536 }));
  } catch {
    // So many there are.
  }
  return kept.length;
}
