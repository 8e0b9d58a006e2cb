/**
 * What a view needs beside the page's own style sheet, fetched with the first that needs it.
 */
import { once } from './once.js';
import { fetchText } from './site.js';

/** @typedef {'tables' | 'verdict' | 'growth' | 'code/code' | 'lab/pair' | 'module/module' | 'claims/claims' | 'workshop/workshop'} Sheet */

/** @type {Map<Sheet, () => Promise<void>>} */
const known = new Map();

/** @param {readonly Sheet[]} names */
export const wear = names => Promise.all(names.map(name => (known.get(name) ?? add(name))()));

/** @param {Sheet} name */
function add(name) {
  const fetched = once(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await fetchText(`host-web/src/${name}.css`));
    document.adoptedStyleSheets.push(sheet);
  });
  known.set(name, fetched);
  return fetched;
}
