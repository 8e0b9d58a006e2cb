/**
 * Every engine, once: where it comes from, what it runs on, and the flags that make another column of it. Versions are
 * pinned here and nowhere else.
 */

/**
 * @typedef {object} Program what runs a script
 * @property {string} name as `identify` says it
 * @property {string} command
 * @property {string[]} before what goes between the command and the script
 *
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} detail
 * @property {'chrome' | 'firefox' | 'webkit'} driver
 * @property {string} variable of the environment, which may hold the path
 * @property {string[]} commands what it may be called on PATH, or full paths
 * @property {string} install
 *
 * @typedef {object} Engine
 * @property {string} id
 * @property {string} [under] what sets this column apart from the engine without it
 * @property {Program} [program]
 * @property {{ package: string, version: string }} [npm] without it, a program is the one that runs this
 * @property {Browser} [browser]
 * @property {string[]} [flags]
 * @property {Record<string, string>} [env]
 * @property {number} [live] memories that are kept alive while it observes
 */

/** @type {Record<'node' | 'bun' | 'deno', Program>} */
export const programs = {
  node: { name: 'Node.js', command: 'node', before: [] },
  bun: { name: 'Bun', command: 'bun', before: [] },
  deno: {
    name: 'Deno',
    command: 'deno',
    before: ['run', '--quiet', '--no-lock', '--allow-read', '--allow-env', '--allow-sys'],
  },
};

/** @type {Record<'chromium' | 'firefox' | 'webkit', Browser>} */
export const browsers = {
  chromium: {
    name: 'Chromium',
    detail: 'V8',
    driver: 'chrome',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    install: 'apt-get install chromium',
  },
  firefox: {
    name: 'Firefox',
    detail: 'SpiderMonkey',
    driver: 'firefox',
    variable: 'FIREFOX',
    commands: ['firefox', 'firefox-esr'],
    install: 'apt-get install firefox-esr (Debian) or firefox (Ubuntu)',
  },
  webkit: {
    name: 'WebKitGTK',
    detail: 'JavaScriptCore',
    driver: 'webkit',
    variable: 'MINIBROWSER',
    // A program of the library's own, and so not on PATH.
    commands: ['x86_64', 'aarch64'].map(machine => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
    install: 'apt-get install webkit2gtk-driver xvfb',
  },
};

const { node, bun, deno } = programs;

/** @type {Engine[]} */
const every = [
  { id: 'node', program: node },
  { id: 'node-20', program: node, npm: { package: 'node', version: '20.20.2' } },
  { id: 'node-22', program: node, npm: { package: 'node', version: '22.23.3' } },
  { id: 'node-24', program: node, npm: { package: 'node', version: '24.21.0' } },
  { id: 'node-26', program: node, npm: { package: 'node', version: '26.10.0' } },
  { id: 'bun', program: bun, npm: { package: 'bun', version: '1.4.5' } },
  { id: 'deno', program: deno, npm: { package: 'deno', version: '2.9.6' } },
  { id: 'chromium', browser: browsers.chromium },
  { id: 'firefox', browser: browsers.firefox },
  { id: 'webkit', browser: browsers.webkit },
];

/**
 * Columns of their own: flags that change an answer.
 *
 * @type {(Partial<Engine> & { of: string, id: string, under: string })[]}
 */
const flagged = [
  {
    of: 'node-24',
    id: 'node-24-resizable',
    under: '--experimental-wasm-rab-integration',
    flags: ['--experimental-wasm-rab-integration'],
  },
  { of: 'bun', id: 'bun-memory64', under: 'useWasmMemory64', env: { BUN_JSC_useWasmMemory64: '1' } },
  { of: 'bun', id: 'bun-slow-memory', under: 'no fast memory', env: { BUN_JSC_useWasmFastMemory: '0' } },
  { of: 'bun', id: 'bun-many-memories', under: '20 live memories', live: 20 },
  { of: 'webkit', id: 'webkit-shared', under: 'useSharedArrayBuffer', env: { JSC_useSharedArrayBuffer: '1' } },
];

/** Without the one that is this very Node. @type {Engine[]} */
export const engines = [
  ...every.filter(({ npm }) => !(npm?.package === 'node' && npm.version === process.versions.node)),
  ...flagged.map(({ of, ...own }) => ({ .../** @type {Engine} */ (every.find(({ id }) => id === of)), ...own })),
];
