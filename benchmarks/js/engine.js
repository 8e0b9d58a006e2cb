/**
 * The engine that this runs on. Bun and Deno also call themselves Node.js, so they are asked first.
 *
 * @returns {{ name: string, version: string }}
 */
export function engine() {
  const { Bun, Deno } = /** @type {any} */ (globalThis);
  if (Bun) return { name: 'Bun', version: Bun.version };
  if (Deno) return { name: 'Deno', version: Deno.version.deno };
  return { name: 'Node.js', version: process.versions.node };
}
