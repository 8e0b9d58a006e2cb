/**
 * One line on what to do.
 */

/** @import { Finding } from './model.js' */

/**
 * @param {Finding} finding
 * @returns {string}
 */
export function advice({ kind, view, use, death }) {
  // A Buffer's own `slice` shares its bytes.
  const copy = view.kind === 'Buffer' ? 'Buffer.from(it)' : view.kind === 'DataView' ? '.buffer.slice()' : '.slice()';
  const call = death.function ? `a call like \`${death.function}\`` : 'any call into the guest';
  if (view.kind === 'ArrayBuffer') {
    return `read memory.buffer again after ${call}: the old buffer is gone as soon as memory grows`;
  }
  if (kind === 'held')
    return `copy the bytes (${copy}) if they are wanted after ${call}, or make the view anew before each use`;
  if (use?.operation.endsWith('.set') || use?.operation.includes('DataView.prototype.set')) {
    return `make the view anew (new ${view.kind}(memory.buffer, …)) after ${call}, right before writing`;
  }
  return `copy the bytes out (${copy}) before ${call}, or make the view anew after it`;
}
