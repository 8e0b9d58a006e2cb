/**
 * The sights of the page: where each is, and when it is there.
 */

/** @import { Page } from 'puppeteer-core' */

/** @type {Record<string, { hash: string, until: string }>} */
export const sights = {
  'lab-start': { hash: '#lab', until: '.dump' },
  'lab-detached': { hash: '#lab?step=6', until: '.banner.detached' },
  'lab-lost': { hash: '#lab?step=7', until: '.banner.lost' },
  'lab-survived': { hash: '#lab?strategy=identity-check&step=7', until: '.banner.greeted' },
  'lab-silent': { hash: '#lab?guest=memoryguest_shared_grow&step=7', until: '.compare' },
  'lab-zero': {
    hash: '#lab?guest=memoryguest_grow_zero&strategy=fresh&greeting=7&step=7',
    until: '.banner.greeted',
  },
  'lab-pair': { hash: '#lab?beside=identity-check&step=7', until: '.lab.pair .dump' },
  code: { hash: '#code', until: '.code-desk .editor' },
  module: { hash: '#module', until: '#module-file' },
  matrix: { hash: '#matrix', until: '#stored table' },
  growth: { hash: '#growth', until: '.chart svg' },
  workshop: { hash: '#workshop?exercise=2', until: '.bench .editor' },
  engines: { hash: '#engines', until: '.engines section:nth-child(4)' },
  claims: { hash: '#claims?claim=dead-read-is-zero', until: '.claim-page table' },
};

/**
 * Firefox cannot be asked over WebDriver BiDi, and is seen as it is.
 *
 * @param {Page} page
 * @param {'light' | 'dark'} scheme
 * @returns {Promise<boolean>} whether it is what the page sees
 */
export async function prefers(page, scheme) {
  try {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  } catch {
    // Then what it shows is what counts, below.
  }
  return page.evaluate(scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, scheme);
}
