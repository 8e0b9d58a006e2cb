export async function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const view = new Uint8Array(memory.buffer, 0, 3);
  view.set([97, 98, 99]);
  try {
    const arrived = new Uint8Array(await new Response(view).arrayBuffer());
    return String.fromCharCode(...arrived) === 'abc' || String.fromCharCode(...arrived);
  } catch {
    return true;
  }
}
