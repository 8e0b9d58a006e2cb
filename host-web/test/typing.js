/**
 * Writes in an editor of the page: key by key, or line by line as a dictation does, which is much faster.
 */

/** @import { Visitor } from './visitor.js' */

/** @typedef {(page: Visitor['page'], text: string) => Promise<unknown>} Hand */

/** @type {Hand} */
export const keyByKey = (page, text) => page.keyboard.type(text);

/** @type {Hand} */
export const lineByLine = (page, text) => page.evaluate(text => document.execCommand('insertText', false, text), text);

/**
 * Replaces what is in the editor. It indents, as it does for everybody who types.
 *
 * @param {Visitor} visitor
 * @param {string} text
 * @param {Hand} hand
 */
export async function type({ page, click }, text, hand) {
  await click('.editor');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Delete');
  for (const line of text.trimEnd().split('\n')) {
    const keys = line.trimStart();
    if (keys) await hand(page, keys);
    await page.keyboard.press('Enter');
  }
}

/**
 * Goes to an exercise, and solves it.
 *
 * @param {Visitor} visitor at the workshop
 * @param {string} exercise its id
 * @param {string | null} source what to type; null where it stands there
 * @param {Hand} [hand]
 */
export async function solve(visitor, exercise, source, hand = keyByKey) {
  await visitor.page.evaluate(exercise => void (location.hash = `#workshop?exercise=${exercise}`), exercise);
  await visitor.reads('.desk h2', `${Number(exercise.slice(0, 2))}. `);
  await visitor.page.waitForSelector('.bench .editor');
  if (source !== null) await type(visitor, source, hand);
  await visitor.click('#check');
  await visitor.reads('.verdict', 'It passes.');
  await visitor.reads('.told', 'Why this works');
}
