/**
 * The browsers that the page is tried in: whatever is installed, as it was installed.
 */
import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';

/** @import { Browser } from 'puppeteer-core' */

/**
 * @typedef {object} Kind
 * @property {'chromium' | 'firefox'} name
 * @property {string} variable of the environment, which may hold the path
 * @property {string[]} commands
 * @property {string} install
 * @property {(executablePath: string) => Promise<Browser>} launch
 */

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @type {Kind[]} */
export const kinds = [
  {
    name: 'chromium',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    install: 'apt-get install chromium',
    launch: executablePath =>
      puppeteer.launch({
        browser: 'chrome',
        executablePath,
        // Chromium's sandbox cannot be made by root.
        args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
      }),
  },
  {
    name: 'firefox',
    variable: 'FIREFOX',
    commands: ['firefox', 'firefox-esr'],
    install: 'apt-get install firefox-esr (Debian) or firefox (Ubuntu)',
    launch: executablePath => puppeteer.launch({ browser: 'firefox', executablePath }),
  },
];

/**
 * @param {Kind} kind
 * @returns {string | null}
 */
export function find({ variable, commands }) {
  const given = process.env[variable];
  if (given) return given;
  for (const command of commands) {
    try {
      return execFileSync('which', [command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** @param {Kind} kind */
export const missing = ({ name, variable, install }) =>
  `${name} was not found: ${install}, or set ${variable} to its path`;
