export function observe(glue) {
  const text = String.fromCharCode(...glue);
  const asking = /let (cachedUint8ArrayMemory0) = null;\s*function getUint8ArrayMemory0\(\) \{[^]*?\n\}/;
  const [, name = 'cachedUint8ArrayMemory0'] = asking.exec(text) ?? [];
  // To forget it, as a new instance does, is no use of it.
  const rest = text.replace(asking, '').replaceAll(`${name} = null;`, '');
  return rest.split(name).length - 1;
}
