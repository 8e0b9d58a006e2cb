/**
 * Which file imports which, and which crate depends on which, as the sources say it; and which rooms may, as
 * ARCHITECTURE.md says it.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';

/**
 * @typedef {{ from: string, to: string }} Edge both from the repository's root
 *
 * @typedef {object} Room
 * @property {string} name a folder
 * @property {string[]} imports what it may import: rooms, `node:`, and packages as `npm:NAME`
 */

/** What a JavaScript file names in an import: of values, of types, or when it runs. */
const specifier = /(?:^import\s+|\bfrom\s+|\bimport\(\s*)(['"])([^'"\s]+)\1/gm;
const template = /`(?:[^`\\]|\\[^])*`/g;
const comment = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/**
 * @param {string} root
 * @param {string[]} files
 * @param {{ types: boolean }} which with or without imports of types alone: those are borders too, and run nothing
 * @returns {Edge[]} between files; what is no file of ours keeps its name, such as `node:fs` or `npm:vega`
 */
export const javascriptEdges = (root, files, { types }) =>
  files
    .filter(file => /\.m?js$/.test(file))
    .flatMap(from => {
      const text = readFileSync(join(root, from), 'utf8').replace(template, '``');
      const named = [...(types ? text : text.replace(comment, '')).matchAll(specifier)].map(([, , path = '']) => path);
      return named.map(path => ({ from, to: target(from, path) }));
    });

/** @param {string} from @param {string} path */
function target(from, path) {
  if (path.startsWith('.')) return normalize(join(dirname(from), path));
  return path.startsWith('node:') ? path : `npm:${path.match(/^(?:@[^/]+\/)?[^/]+/)?.[0]}`;
}

/**
 * @param {string} root
 * @param {string[]} files
 * @returns {Edge[]} between the folders of crates
 */
export function crateEdges(root, files) {
  const workspace = readFileSync(join(root, 'Cargo.toml'), 'utf8');
  const paths = new Map(
    [...workspace.matchAll(/^([\w-]+) = \{.*?path = "([^"]+)"/gm)].map(([, name = '', path = '']) => [name, path]),
  );
  return files
    .filter(file => file.endsWith('/Cargo.toml'))
    .flatMap(manifest => {
      const from = dirname(manifest);
      const text = readFileSync(join(root, manifest), 'utf8');
      return [...text.matchAll(/^([\w-]+)(?:\.workspace = true| = \{.*)$/gm)].flatMap(([line, name = '']) => {
        const [, own] = /path = "([^"]+)"/.exec(line) ?? [];
        const to = own === undefined ? paths.get(name) : normalize(join(from, own));
        const isDependency = line.includes('workspace = true') || own !== undefined;
        return isDependency && to !== undefined && to !== from ? [{ from, to }] : [];
      });
    });
}

/**
 * The modules of one crate: `src/NAME.rs`, or the whole folder `src/NAME/`. A crate's root only lists them.
 *
 * @param {string} root
 * @param {string[]} files
 * @param {string} source a crate's folder of sources
 * @returns {Edge[]} between modules
 */
export function moduleEdges(root, files, source) {
  const own = files.filter(file => file.startsWith(`${source}/`) && file.endsWith('.rs'));
  const moduleOf = (/** @type {string} */ file) => /^[^/.]+/.exec(file.slice(source.length + 1))?.[0] ?? file;
  const modules = new Set(own.map(moduleOf).filter(name => name !== 'lib' && name !== 'main'));
  return own
    .filter(file => modules.has(moduleOf(file)))
    .flatMap(file => {
      const [from, text] = [moduleOf(file), readFileSync(join(root, file), 'utf8').replace(comment, '')];
      const inFolder = file.slice(source.length + 1).includes('/');
      const to = new Set(namedInCrate(text, inFolder ? 'super::super' : 'super').filter(name => modules.has(name)));
      return [...to].filter(name => name !== from).map(name => ({ from, to: name }));
    });
}

/**
 * @param {string} text of a Rust file
 * @param {string} up the path to the crate's root from there
 * @returns {string[]} what it names right below the crate's root, alone or in braces
 */
function namedInCrate(text, up) {
  return [...text.matchAll(new RegExp(`\\b(?:crate|${up})::(\\w+|\\{)`, 'g'))].flatMap(
    ({ 0: whole, 1: name = '', index }) => {
      if (name !== '{') return [name];
      let [depth, top] = [1, ''];
      for (const character of text.slice(index + whole.length)) {
        if (character === '}') depth -= 1;
        if (depth === 0) break;
        if (depth === 1) top += character;
        if (character === '{') depth += 1;
      }
      return top.split(',').map(item => /^\s*(\w*)/.exec(item)?.[1] ?? '');
    },
  );
}

/**
 * @param {string} page ARCHITECTURE.md
 * @returns {Room[]} from its table of rooms
 */
export const readRooms = page =>
  [...page.matchAll(/^\| `([^`]+)`[^|]*\|([^|]*)\|/gm)].map(([, name = '', imports = '']) => ({
    name: name.replace(/\/$/, ''),
    imports: [...imports.matchAll(/`([^`]+)`/g)].map(([, room = '']) => room.replace(/\/$/, '')),
  }));

/**
 * The innermost room that a path lies in; `crates/lib_*` is one room of several folders.
 *
 * @param {string} path
 * @param {Room[]} rooms
 */
export const roomOf = (path, rooms) =>
  rooms
    .filter(({ name }) => `${path}/`.startsWith(name.endsWith('*') ? name.slice(0, -1) : `${name}/`))
    .sort((a, b) => b.name.length - a.name.length)[0] ?? null;

/**
 * @param {Edge[]} edges
 * @param {Room[]} rooms
 * @returns {string[]} a sentence for each edge that no room allows
 */
export function trespasses(edges, rooms) {
  return edges.flatMap(({ from, to }) => {
    const own = roomOf(from, rooms);
    if (!own) return [`${from} lies in no room of ARCHITECTURE.md`];
    const [outside] = /^node:|^npm:.*/.exec(to) ?? [];
    const other = outside ?? roomOf(to, rooms)?.name;
    if (other === undefined) return [`${from} imports ${to}, which lies in no room of ARCHITECTURE.md`];
    if (own.name === other || own.imports.includes(other)) return [];
    return [`${from} imports ${to}: ${own.name} may import ${own.imports.join(', ') || 'nothing'}`];
  });
}

/**
 * @param {Edge[]} edges
 * @returns {string[][]} each circle once, as the files that it goes through
 */
export function circles(edges) {
  /** @type {Map<string, string[]>} */
  const next = new Map();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[][]} */
  const found = [];
  /** @param {string} file @param {string[]} path */
  function visit(file, path) {
    const at = path.indexOf(file);
    if (at >= 0) return void found.push([...path.slice(at), file]);
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  }
  for (const file of next.keys()) visit(file, []);
  return found;
}
