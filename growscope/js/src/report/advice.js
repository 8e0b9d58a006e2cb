/**
 * One line on what to do.
 */

import { LITTLE } from './likely.js';
import { ownFrame } from './own-frame.js';

/**
 * @import { Frame } from '../engine/stack.js'
 * @import { Finding } from './model.js'
 */

/**
 * @param {Finding} finding
 * @returns {string}
 */
export function advice({ kind, view, birth, use, death, unlikely }) {
  // A Buffer's own `slice` shares its bytes.
  const copy = view.kind === 'Buffer' ? 'Buffer.from(it)' : view.kind === 'DataView' ? '.buffer.slice()' : '.slice()';
  const call = death.function ? `a call like \`${death.function}\`` : 'any call into the guest';
  if (death.short) {
    return `make the view anew (new ${view.kind}(memory.buffer)) before each use, or when memory.buffer is another one: whichever thread grows a shared memory, its views stay alive, and as long as they were`;
  }
  if (view.kind === 'ArrayBuffer') {
    return `read memory.buffer again after ${call}: the old buffer is gone as soon as memory grows`;
  }
  if (kind === 'held')
    return `make the view anew before each use after ${call}, or copy the bytes (${copy}) if they are only read`;
  const giver = givenDead(birth.stack, death.stack);
  if (unlikely || (giver && death.asked !== null && death.asked <= LITTLE)) {
    const before = `copy the bytes (${copy}) right after the call that gives it, and before the next one: for what that call still asks for there is room, nearly always. Who made the view can be sure, and copy there`;
    return unlikely ? `${before}. --least ${LITTLE + 1} forces no growth for so little` : before;
  }
  if (giver) {
    return `\`${giver}\` gives a view of memory out of a call in which memory may grow: it has to copy the bytes there. A copy of yours (${copy}), right after the call, may come too late`;
  }
  const waited = use && waiting(birth.stack, death.stack, use.stack);
  if (waited) {
    const by = death.function ? `\`${death.function}\`, called meanwhile` : 'growth meanwhile';
    return `\`${waited}\` waited between making the view and using it, and ${by}, took it away: await first, then make the view (new ${view.kind}(memory.buffer, …)) and use it at once`;
  }
  const isSource = use?.argument !== undefined;
  if (!isSource && (use?.operation.endsWith('.set') || use?.operation.includes('DataView.prototype.set'))) {
    return `make the view anew (new ${view.kind}(memory.buffer, …)) after ${call}, right before writing`;
  }
  return `copy the bytes out (${copy}) before ${call}, or make the view anew after it`;
}

/**
 * A package's function that made a view in such a call as it died in: whoever gets the view may never have it alive.
 *
 * @param {Frame[]} birth
 * @param {Frame[]} death
 * @returns {string | undefined} its name
 */
function givenDead(birth, death) {
  const [maker] = birth.filter(({ guest }) => !guest);
  const caller = ownFrame(birth);
  const at = ownFrame(death);
  if (!maker?.function || !caller || !at || maker === caller) return undefined;
  const same = caller.file === at.file && caller.line === at.line && caller.column === at.column;
  return same ? maker.function : undefined;
}

/**
 * The function that made a view, awaited something, and used the view: somebody awaits it by then, and the growth is not
 * between the two lines.
 *
 * @param {Frame[]} birth
 * @param {Frame[]} death
 * @param {Frame[]} use
 * @returns {string | undefined} its name
 */
function waiting([born], death, [used, caller]) {
  if (!born?.function || !used || born.file !== used.file || born.function !== used.function) return undefined;
  const between = death.some(
    ({ file, function: name, line }) =>
      file === born.file && name === born.function && line >= born.line && line <= used.line,
  );
  return between || !caller?.async ? undefined : born.function;
}
