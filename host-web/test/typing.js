/**
 * Writes in an editor of the page, key by key.
 */

/** @import { Visitor } from './visitor.js' */

/**
 * Replaces what is in the editor. It indents, as it does for everybody who types.
 *
 * @param {Visitor} visitor
 * @param {string} text
 */
export async function type({ page, click }, text) {
  await click('.editor');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.press('Delete');
  for (const line of text.trimEnd().split('\n')) {
    const keys = line.trimStart();
    if (keys) await page.keyboard.type(keys);
    await page.keyboard.press('Enter');
  }
}
