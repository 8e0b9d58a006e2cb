export function observe(json) {
  const { guests } = JSON.parse(new TextDecoder().decode(json));
  return guests
    .filter(({ source, artefact }) => source.endsWith('Cargo.toml') && artefact.memoryGrow.length === 0)
    .map(({ name }) => name);
}
