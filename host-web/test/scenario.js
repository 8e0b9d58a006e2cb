/** @import { Browser } from 'puppeteer-core' */

/**
 * @typedef {object} Stage what a scenario is played on
 * @property {Browser} browser
 * @property {'chromium' | 'firefox'} kind
 * @property {{ address: string }} site
 * @property {{ address: string }} bareSite the same without the headers that give shared memory
 * @property {string} folder what both serve
 *
 * @typedef {Record<string, (stage: Stage) => Promise<void>>} Scenarios by their sentences
 */
export {};
