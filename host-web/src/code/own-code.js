/**
 * Code of the visitor's own, a strategy or a whole host: what the lab calls it, and how it travels in a link.
 */

/** What the lab calls it. */
export const OWN = 'yours';

/**
 * Sources that were run by hand in this tab. A link carries code, and runs none that nobody has read.
 *
 * @type {Set<string>}
 */
export const agreed = new Set();

/** @param {string} source */
export const pack = source =>
  btoa(String.fromCharCode(...new TextEncoder().encode(source)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/**
 * @param {string} packed
 * @returns {string | null}
 */
export function unpack(packed) {
  try {
    const bytes = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}
