// A program that puts its own in the place of WebAssembly.
const { instantiate } = WebAssembly;
globalThis.WebAssembly = {
  ...WebAssembly,
  instantiate: (...given) => instantiate(...given),
  Memory: WebAssembly.Memory,
};
await import('./caught.mjs');
