/**
 * What is to be known of a module without running it: who made it, and what `growscope report` says of it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Facts
 * @property {number} bytes
 * @property {string} toolchain
 * @property {string} grows
 * @property {boolean} shared
 * @property {Record<string, number>} verdicts exports by verdict
 */

/**
 * @param {string} file
 * @param {string} growscope
 * @returns {Facts}
 */
export function moduleFacts(file, growscope) {
  const ran = spawnSync(process.execPath, [growscope, 'report', '--json', file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (ran.status !== 0) throw new Error(`growscope report ended with ${ran.status}: ${ran.stderr}`);
  const report = JSON.parse(ran.stdout);
  const bytes = readFileSync(file);
  return {
    bytes: bytes.length,
    toolchain: toolchain(bytes),
    grows: grows(report),
    shared: isShared(report),
    verdicts: report.verdicts,
  };
}

/** @param {any} report */
const isShared = ({ memories }) => memories.some((/** @type {any} */ { shared }) => shared);

/** @param {any} report */
function grows({ memories, sites, growImports }) {
  const ways = [];
  if (sites.length > 0) ways.push(`memory.grow × ${sites.length}`);
  ways.push(...growImports.map((/** @type {any} */ { module, name }) => `import ${module}.${name}`));
  if (ways.length === 0 && memories.some((/** @type {any} */ { hostMayGrow }) => hostMayGrow))
    ways.push('its host alone');
  if (memories.length === 0) ways.push('it has no memory');
  return ways.join(', ') || 'not at all';
}

/** What imports give away where the `producers` section is stripped. */
const BY_IMPORTS = /** @type {const} */ ([
  [/^(gojs|go)\./, 'Go'],
  [/^(env|wasi_snapshot_preview1)\.(emscripten_|__cxa_|_emscripten|__syscall_)|^a\.[a-z]+$/i, 'Emscripten'],
  [/__wbindgen|wbg\./, 'Rust, wasm-bindgen'],
  [/^env\.napi_/, 'Rust, napi'],
  [/^env\.(abort|seed)$/, 'AssemblyScript'],
]);

/** @param {Buffer} bytes of a module that is only tried may be of a kind that this engine does not know */
function compiled(bytes) {
  try {
    return new WebAssembly.Module(new Uint8Array(bytes));
  } catch {
    return undefined;
  }
}

/** @param {Buffer} bytes */
function toolchain(bytes) {
  const module = compiled(bytes);
  if (!module) return '';
  const [producers] = WebAssembly.Module.customSections(module, 'producers');
  const words = producers ? [...readProducers(new Uint8Array(producers))] : [];
  const imports = WebAssembly.Module.imports(module).map(({ module, name }) => `${module}.${name}`);
  const guess = BY_IMPORTS.find(([pattern]) => imports.some(name => pattern.test(name)))?.[1];
  return [...new Set([...words, ...(guess && !words.some(word => guess.startsWith(word)) ? [guess] : [])])].join(', ');
}

/**
 * Names of languages and tools, with the versions of compilers.
 *
 * @param {Uint8Array} bytes
 */
function* readProducers(bytes) {
  let at = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return new TextDecoder().decode(bytes.subarray(at - length, at));
  };
  for (let fields = number(); fields > 0; fields -= 1) {
    const field = text();
    for (let values = number(); values > 0; values -= 1) {
      const [name, version] = [text(), text()];
      if (field === 'language') yield name.replace(/_\d+$/, '').replace('C_plus_plus', 'C++');
      else yield /^\d/.test(version) ? `${name} ${version.split(/[ -]/)[0]}` : name;
    }
  }
}
