/**
 * What was built already: the guests, the reports, and the lab's page.
 */
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What else in dist/ is of use to an attendee. */
const wanted = ['cases', 'claims.json', 'guests.json', 'lib_bindgen', 'report', 'web'];

/**
 * @param {string} root
 * @param {string} kit
 * @returns {Promise<{ guests: number, hasPage: boolean }>}
 */
export async function takeBuilt(root, kit) {
  const there = await readdir(join(root, 'dist')).catch(() => []);
  const guests = there.filter(name => name.endsWith('.wasm'));
  const taken = [...guests, ...there.filter(name => wanted.includes(name))];
  for (const name of taken) await cp(join(root, 'dist', name), join(kit, 'dist', name), { recursive: true });
  return { guests: guests.length, hasPage: taken.includes('web') };
}
