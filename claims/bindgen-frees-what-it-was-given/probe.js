export function observe(glue) {
  const text = String.fromCharCode(...glue);
  return /return getStringFromWasm0\([^]*?\} finally \{\s*wasm\.__wbindgen_free\(/.test(text);
}
