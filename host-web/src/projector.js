/**
 * A size to be read from the back of a room: a switch, kept in this browser.
 */
import { h } from './dom.js';

const KEY = 'growth-lab-projector';

export function projector() {
  const button = h('button', { type: 'button', id: 'projector', click: () => set(!isOn()) }, 'Projector');
  const isOn = () => document.documentElement.classList.contains('projector');
  /** @param {boolean} on */
  function set(on) {
    document.documentElement.classList.toggle('projector', on);
    button.setAttribute('aria-pressed', String(on));
    try {
      localStorage.setItem(KEY, String(on));
    } catch {
      // A browser may keep nothing; the switch works all the same.
    }
  }
  let kept = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  set(kept === 'true');
  return button;
}
