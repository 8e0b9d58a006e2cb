/**
 * The packages of the proving ground, as `packages.json` lists them.
 */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Fails how a package is ill
 * @property {string} driver
 * @property {Record<string, string>} env with which the driver fails, without growscope
 * @property {'stale view' | 'growth refused'} because
 * @property {Expected} found what growscope must find without that environment
 *
 * @typedef {object} Expected each a part of what is reported
 * @property {string} [use] the operation, and what it was done to
 * @property {string} [birth] a line of the stack of its birth
 * @property {string} [death] the function in which it died
 * @property {string} [at] a line of the stack of its death
 * @property {string} [holder]
 *
 * @typedef {object} Package
 * @property {string} name
 * @property {Record<string, string>} npm exact versions
 * @property {string[]} drivers
 * @property {('chromium' | 'firefox')[]} [browsers] in which each driver is a page, and not a program
 * @property {Fails[]} [fails] a driver each
 * @property {string} [vacuous] why no growth can be forced in it, although an export of it may grow
 * @property {boolean} [force] npm takes it for a package of another processor
 * @property {string[]} [flags] that `growscope run` needs
 */

/** @returns {Package[]} */
export const packages = () => JSON.parse(readFileSync(new URL('packages.json', import.meta.url), 'utf8'));

/** @typedef {{ driver: string, browser?: string }} Way to run a package */

/**
 * @param {Package} entry
 * @returns {Way[]}
 */
export const waysOf = ({ drivers, browsers }) =>
  drivers.flatMap(driver => (browsers ? browsers.map(browser => ({ driver, browser })) : [{ driver }]));
