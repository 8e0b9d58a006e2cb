export function observe(json) {
  const { guests } = JSON.parse(new TextDecoder().decode(json));
  return guests
    .filter(({ source, artefact }) => source.endsWith('Cargo.toml') && artefact.memoryGrowInstructions === 0)
    .map(({ name }) => name);
}
