export function observe(glue) {
  const text = String.fromCharCode(...glue);
  return {
    byIdentity: /cached\w+\.buffer !== wasm\.memory\.buffer/.test(text),
    byLengthZero: /cached\w+\.byteLength === 0/.test(text),
  };
}
