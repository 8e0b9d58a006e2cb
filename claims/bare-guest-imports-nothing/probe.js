export async function observe(wasm) {
  const module = await WebAssembly.compile(wasm);
  return {
    imports: WebAssembly.Module.imports(module).length,
    exports: WebAssembly.Module.exports(module)
      .map(({ name }) => name)
      .sort(),
  };
}
