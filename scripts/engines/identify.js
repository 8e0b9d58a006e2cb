/**
 * What an engine says that it is: for titles only. What it can do is found out by trying.
 */

/** @import { Report } from '../../host-node/src/types.js' */

/** @returns {Report['engine']} */
export function identify() {
  const { Bun, Deno, process, navigator } = /** @type {any} */ (globalThis);
  // Bun and Deno have a `process` as well, so they are asked first.
  if (Bun)
    return { name: 'Bun', version: Bun.version, detail: `JavaScriptCore ${process.versions.webkit.slice(0, 12)}` };
  if (Deno) return { name: 'Deno', version: Deno.version.deno, detail: `V8 ${Deno.version.v8}` };
  if (process) return { name: 'Node.js', version: process.versions.node, detail: `V8 ${process.versions.v8}` };
  // Whoever drives a browser knows its name and version better than its user agent tells.
  return { name: 'browser', version: '', detail: navigator.userAgent };
}
