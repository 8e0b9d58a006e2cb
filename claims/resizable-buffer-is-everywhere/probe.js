export const observe = () => 'toResizableBuffer' in WebAssembly.Memory.prototype;
