export const observe = wasm => new TextDecoder('latin1').decode(wasm).includes('dlmalloc');
