/**
 * The engine that this runs on, as reports name it. Names are for people: what it can do is found out by trying.
 *
 * @returns {Promise<{ name: string, version: string, detail: string }>}
 */
export async function identify() {
  const { Bun, Deno, process } = /** @type {any} */ (globalThis);
  // Bun and Deno have a `process` as well, so they are asked first.
  if (Bun)
    return { name: 'Bun', version: Bun.version, detail: `JavaScriptCore ${process.versions.webkit.slice(0, 12)}` };
  if (Deno) return { name: 'Deno', version: Deno.version.deno, detail: `V8 ${Deno.version.v8}` };
  if (process) return { name: 'Node.js', version: process.versions.node, detail: `V8 ${process.versions.v8}` };
  return browser();
}

async function browser() {
  const { userAgent } = navigator;
  const detail = /\(([^)]*)\)/.exec(userAgent)?.[1] ?? 'unknown system';
  const full = (await fullVersions()).find(({ brand }) => /chrom/i.test(brand));
  if (full) return { name: 'Chromium', version: full.version, detail };
  const [, name = '', version = ''] = /(Firefox|Chrome|Version)\/([\d.]+)/.exec(userAgent) ?? [];
  /** @type {Record<string, string>} */
  const known = { Firefox: 'Firefox', Chrome: 'Chromium', Version: 'Safari' };
  return { name: known[name] ?? 'this browser', version, detail };
}

/** @returns {Promise<{ brand: string, version: string }[]>} */
async function fullVersions() {
  try {
    const data = await /** @type {any} */ (navigator).userAgentData?.getHighEntropyValues(['fullVersionList']);
    return data?.fullVersionList ?? [];
  } catch {
    return [];
  }
}
