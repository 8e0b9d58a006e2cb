/**
 * A verdict, or one engine's, as a word that is told apart without its colour, too.
 */
import { h } from '../dom.js';

/** @type {Record<string, string>} */
const tones = {
  'holds everywhere': 'true',
  holds: 'true',
  'holds nowhere': 'false',
  'does not hold': 'false',
  'holds somewhere': 'half',
};

/** @param {string} verdict */
export const verdictBadge = verdict => h('span', { class: `verdict-badge ${tones[verdict] ?? 'none'}` }, verdict);
