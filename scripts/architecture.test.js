import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { circles, crateEdges, javascriptEdges, moduleEdges, readRooms, trespasses } from './architecture.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  // What a learner, a stranger or a claim may get wrong is no part of the house.
  .filter(file => file && !/\/(wrong|packages)\//.test(file));
const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const rooms = readRooms(page);

test('no file imports what its room may not', () => {
  assert.ok(rooms.length > 10, 'ARCHITECTURE.md has no table of rooms');
  assert.deepEqual(trespasses(javascriptEdges(root, files, { types: true }), rooms), []);
});

test('no crate depends on one that its room may not', () => {
  const edges = crateEdges(root, files);
  assert.ok(edges.some(({ from, to }) => from === 'host-rust' && to === 'crates/catalogue'));
  assert.deepEqual(trespasses(edges, rooms), []);
});

test('there is no circle, of files or of crates', () => {
  const edges = javascriptEdges(root, files, { types: false });
  assert.ok(edges.some(({ from, to }) => from === 'host-js/matrix/matrix.js' && to === 'host-js/matrix/run.js'));
  assert.deepEqual(circles(edges), []);
  assert.deepEqual(circles(crateEdges(root, files)), []);
});

test('there is no circle of modules in growscope', () => {
  const edges = moduleEdges(root, files, 'growscope/src');
  assert.ok(edges.some(({ from, to }) => from === 'reach' && to === 'graph'));
  assert.deepEqual(circles(edges), []);
});

test('there is no circle of modules in host-rust', () => {
  const edges = moduleEdges(root, files, 'host-rust/src');
  for (const [from, to] of [
    ['matrix', 'run'], // among others, in braces
    ['guest', 'text'], // alone
    ['commands', 'report'], // from a folder
  ]) {
    assert.ok(
      edges.some(edge => edge.from === from && edge.to === to),
      `${from} uses ${to}`,
    );
  }
  assert.deepEqual(circles(edges), []);
});

test('what runs in every engine names nothing of a page', () => {
  for (const file of files.filter(file => file.startsWith('host-js/') && file.endsWith('.js'))) {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*$|'[^'\n]*'/gm, '');
    assert.doesNotMatch(code, /\b(document|window|navigator|localStorage|process|Deno|Bun)\b/, file);
  }
});

test('every room is there, and every folder of the root that holds code is a room', () => {
  const isThere = (/** @type {string} */ name) =>
    files.some(file => file.startsWith(name.endsWith('*') ? name.slice(0, -1) : `${name}/`));
  assert.deepEqual(
    rooms.filter(({ name }) => !isThere(name)).map(({ name }) => name),
    [],
  );
  const tops = new Set(files.filter(file => /\.(js|rs)$/.test(file)).map(file => file.split('/')[0]));
  assert.deepEqual(
    [...tops].filter(top => !rooms.some(({ name }) => name.split('/')[0] === top)),
    [],
  );
});

test('a trespass and a circle are found', () => {
  const two = [
    { name: 'a', imports: ['b'] },
    { name: 'b', imports: ['node:'] },
  ];
  const edges = [
    { from: 'a/x.js', to: 'b/y.js' },
    { from: 'b/y.js', to: 'node:fs' },
    { from: 'b/y.js', to: 'a/x.js' },
    { from: 'a/x.js', to: 'npm:left-pad' },
  ];
  assert.deepEqual(trespasses(edges, two), [
    'b/y.js imports a/x.js: b may import node:',
    'a/x.js imports npm:left-pad: a may import b',
  ]);
  assert.deepEqual(circles(edges), [['a/x.js', 'b/y.js', 'a/x.js']]);
});

test('whoever prints lines prints them through cli/say.js, which escapes what is of others', () => {
  // It runs in engines that are not Node, and what reads it is a program.
  const exempt = ['benchmarks/js/case.js'];
  const programs = files.filter(
    file =>
      /^(benchmarks|claims\/src|cli|engines|host-node|scripts|workshop)\/.*\.js$/.test(file) &&
      !/\/(test|exercises)\//.test(file) &&
      !exempt.includes(file),
  );
  assert.ok(programs.length > 50);
  const printing = programs.filter(file => /^[^'"`/]*\bconsole\.\w+\(/m.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(printing, []);
});
