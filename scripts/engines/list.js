/**
 * The engines, and where each comes from. Versions are pinned here and nowhere else.
 */

/**
 * @typedef {object} Engine
 * @property {string} id
 * @property {{ package: string, version: string, command: string, before?: string[] }} [npm] what to fetch, and
 *   what goes before the program's name
 * @property {{ name: string, detail: string, commands: string[], driver: 'chrome' | 'firefox', debian: string }} [browser] with
 *   what it may be called on PATH
 */

/** @type {Engine[]} */
const every = [
  { id: 'node' },
  { id: 'node-20', npm: { package: 'node', version: '20.20.2', command: 'node' } },
  { id: 'node-22', npm: { package: 'node', version: '22.23.3', command: 'node' } },
  { id: 'node-24', npm: { package: 'node', version: '24.21.0', command: 'node' } },
  { id: 'node-26', npm: { package: 'node', version: '26.10.0', command: 'node' } },
  { id: 'bun', npm: { package: 'bun', version: '1.4.5', command: 'bun' } },
  { id: 'deno', npm: { package: 'deno', version: '2.9.6', command: 'deno', before: ['run', '--no-lock'] } },
  {
    id: 'chromium',
    browser: {
      name: 'Chromium',
      detail: 'V8',
      commands: ['chromium', 'google-chrome', 'chromium-browser'],
      driver: 'chrome',
      debian: 'chromium',
    },
  },
  {
    id: 'firefox',
    browser: {
      name: 'Firefox',
      detail: 'SpiderMonkey',
      commands: ['firefox', 'firefox-esr'],
      driver: 'firefox',
      debian: 'firefox-esr',
    },
  },
];

/** Without the one that is this very Node. */
export const engines = every.filter(({ npm }) => !(npm?.package === 'node' && npm.version === process.versions.node));
