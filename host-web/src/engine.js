/**
 * This browser, as reports name it. Names are for people: nothing is decided by them.
 *
 * @returns {Promise<{ name: string, version: string, detail: string }>}
 */
export async function engine() {
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
