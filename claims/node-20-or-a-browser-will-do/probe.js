export const observe = () => [
  typeof WebAssembly.instantiate,
  typeof WebAssembly.Memory,
  typeof WebAssembly.Memory.prototype.grow,
];
