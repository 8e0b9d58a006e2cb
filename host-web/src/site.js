/**
 * Where the page's own files come from: beside it, or, where the whole page is one file, from inside it.
 */

/** @type {Record<string, string> | null} files by path, compressed, in base64 */
const inside = JSON.parse(document.getElementById('files-inside')?.textContent ?? 'null');
/** Whether there are files beside the page that a link can lead to. */
export const besideThePage = inside === null;

const root = new URL('../../', import.meta.url);

/**
 * @param {string} path from the root of the site
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function fetchBytes(path) {
  if (inside) {
    const text = inside[path];
    if (text === undefined) throw new Error(`${path} is not in this file`);
    const packed = Uint8Array.from(atob(text), character => character.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  }
  const response = await fetch(new URL(path, root));
  if (!response.ok) throw new Error(`${path} could not be fetched: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} path */
export const fetchText = async path => new TextDecoder().decode(await fetchBytes(path));

/** @param {string} path @returns {Promise<any>} */
export const fetchJson = async path => JSON.parse(await fetchText(path));

/**
 * @param {'trace' | 'matrix' | 'own' | 'exercise' | 'growscope' | 'claim'} name
 * @returns {Worker}
 */
export function startWorker(name) {
  const text = document.getElementById(`worker-${name}`)?.textContent;
  if (!text) return new Worker(new URL(`workers/${name}.js`, import.meta.url), { type: 'module' });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // The worker has been given its address, and no other needs it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return worker;
}

/**
 * A module that is wanted rarely. Where the whole page is one file, it is a bundle of its own: in the page's, its names
 * would change those that the lab shows.
 *
 * @param {string} path from the root of the site
 * @returns {Promise<any>}
 */
export async function importModule(path) {
  const text = document.getElementById(`module-${path}`)?.textContent;
  if (!text) return import(new URL(path, root).href);
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
