import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { GuestError } from '../../host-js/errors/guest-error.js';
import { OutOfMemory } from '../../host-js/errors/out-of-memory.js';
import { compile, instantiate } from '../../host-js/greeter/guest.js';
import { candidate as readCandidate } from '../../host-js/matrix/candidate.js';
import { Allocation, sum, withAllocation } from '../../host-js/heaps/allocation.js';
import { demonstrations } from '../../host-js/heaps/demonstrations.js';
import { Heap } from '../../host-js/heaps/heap.js';
import { demonstrate, heapGuests } from '../../host-js/heaps/run.js';
import { assertRan, cli, dist, index, readJson, wasm } from './lab.js';

/**
 * @import { Demonstration, Seen } from '../../host-js/heaps/demonstrations.js'
 * @import { Described } from '../../host-js/heaps/run.js'
 * @import { Candidate } from '../../host-js/matrix/candidate.js'
 */

const MIB = 2 ** 20;

/** @type {Described[]} */
const described = readJson('dist/cases/heaps.json');
/** @type {Candidate[]} */
let heaps;
before(async () => {
  heaps = await Promise.all(
    heapGuests(index).map(description =>
      readCandidate({ name: description.name, wasm: wasm(description.file), description }, null),
    ),
  );
});

/** @param {string} name */
function candidate(name) {
  const found = heaps.find(heap => heap.name === name);
  assert.ok(found, `${name} is no heap`);
  return found;
}

/** A heap of a new instance; `kind` is one that behaves otherwise. */
function open(/** @type {string} */ guest, kind = Heap) {
  const exports = instantiate(/** @type {WebAssembly.Module} */ (candidate(guest).module), guest);
  const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
  return new kind({ guest, exports, memory }, index.protocol.pageBytes);
}

/**
 * What a demonstration sees over heaps of another kind.
 *
 * @param {string} demonstration
 * @param {string} guest
 * @param {typeof Heap} kind
 */
function shown(demonstration, guest, kind) {
  const show = /** @type {Demonstration} */ (demonstrations[demonstration]);
  return show(
    () => open(guest, kind),
    () => open('lib_heap_bump'),
  );
}

/**
 * The heaps of which a demonstration says this, none of them by accident.
 *
 * @param {string} demonstration
 * @param {Seen} seen
 */
function heapsWhere(demonstration, seen) {
  const { expected } = /** @type {Described} */ (described.find(({ name }) => name === demonstration));
  const found = Object.keys(expected).filter(guest =>
    Object.entries(seen).every(([what, value]) => expected[guest]?.[what] === value),
  );
  assert.ok(found.length > 0, `${demonstration} says ${JSON.stringify(seen)} of no heap`);
  return found;
}

/** Frees a block once, whatever its host asks for, and with the length it was made with. */
class Careful extends Heap {
  /** @type {Map<number, number>} */
  #live = new Map();

  /** @override @param {number} length */
  tryAlloc(length) {
    const pointer = super.tryAlloc(length);
    if (pointer !== 0) this.#live.set(pointer, length);
    return pointer;
  }

  /** @override @param {number} pointer */
  dealloc(pointer) {
    const length = this.#live.get(pointer);
    if (this.#live.delete(pointer)) super.dealloc(pointer, Number(length));
  }
}

/** Frees each block before it makes the next. */
class Tidy extends Careful {
  #latest = 0;

  /** @override @param {number} length */
  tryAlloc(length) {
    this.dealloc(this.#latest);
    this.#latest = super.tryAlloc(length);
    return this.#latest;
  }
}

test('every demonstration agrees for every heap, and no other is described', () => {
  assert.deepEqual(
    described.map(({ name }) => name),
    Object.keys(demonstrations),
  );
  for (const demonstration of described) {
    const cells = demonstrate(demonstration, heaps, candidate('lib_heap_bump'), index);
    for (const { guest, agrees, seen, expected } of cells) {
      assert.ok(agrees, `${demonstration.name}: ${guest}: ${JSON.stringify({ seen, expected })}`);
    }
    assert.deepEqual(cells.map(({ guest }) => guest).sort(), Object.keys(demonstration.expected).sort());
  }
});

test('a block that is freed once overlaps nothing', () => {
  for (const heap of heapsWhere('double-free', { overlap: true })) {
    assert.deepEqual(shown('double-free', heap, Careful), { overlap: false }, heap);
  }
});

test('the right length is harmless to every heap that frees', () => {
  for (const { name } of heaps) {
    const shorter = name === 'lib_heap_bump' ? 'leaks' : 'harmless';
    assert.deepEqual(shown('wrong-length', name, Careful), { longer: 'harmless', shorter }, name);
  }
});

test('the leak with its free is flat', () => {
  for (const heap of heapsWhere('leak', { healthyPages: 0, leakingPages: 15 })) {
    assert.deepEqual(shown('leak', heap, Tidy), { healthyPages: 0, leakingPages: 0 }, heap);
  }
});

test('short lives with nothing long between them leave no holes', () => {
  // The long lives go to a heap of their own.
  const elsewhere = (/** @type {string} */ guest) =>
    class extends Heap {
      #longLives = open(guest);

      /** @override @param {number} length */
      tryAlloc(length) {
        return length === 2000 ? this.#longLives.tryAlloc(length) : super.tryAlloc(length);
      }
    };
  // wee_alloc seldom joins what it frees, and a bump allocator frees nothing.
  for (const heap of heapsWhere('fragmentation', { interleavedPages: 3, lifoPages: 0 })) {
    assert.equal(shown('fragmentation', heap, elsewhere(heap))['interleavedPages'], 0, heap);
  }
});

test('four bytes that are freed at once grow memory the first time alone', () => {
  for (const heap of heapsWhere('tiny-allocation', { first: 1 })) {
    assert.deepEqual(shown('tiny-allocation', heap, Tidy), { first: 1 }, heap);
  }
  assert.deepEqual(shown('tiny-allocation', 'lib_heap_wee_static', Tidy), {}, 'what is freed serves for ever');
});

test('a vector of its full size from the first does not climb over wee_alloc', () => {
  const heap = open('lib_heap_wee');
  const cycle = () => heap.dealloc(heap.alloc(MIB / 4), MIB / 4);
  cycle();
  const { pages } = heap;
  for (let round = 0; round < 9; round += 1) cycle();
  assert.equal(heap.pages, pages);
});

test('fewer blocks than there is room for are all served, and one that is given back is handed out again', () => {
  for (const guest of heapsWhere('out-of-memory', { answer: 0, blocks: 14 })) {
    const heap = open(guest);
    const blocks = Array.from({ length: 14 }, () => heap.alloc(MIB));
    assert.throws(() => heap.alloc(MIB), OutOfMemory);
    if (guest === 'lib_heap_bump') heap.reset();
    else heap.dealloc(Number(blocks.at(-1)), MIB);
    // wee_alloc has forgotten the rest of those pages when it was refused: see below.
    assert.equal(heap.tryAlloc(MIB) !== 0, guest !== 'lib_heap_wee', guest);
  }
});

test('a request that is refused makes wee_alloc forget what is free: each cell too small is off its list', () => {
  const freed = 100_000;
  const pagesAfter = (/** @type {string} */ guest, /** @type {boolean} */ refused) => {
    const heap = open(guest);
    heap.dealloc(heap.alloc(freed), freed);
    if (refused) assert.equal(heap.tryAlloc(16 * MIB), 0);
    const { pages } = heap;
    heap.alloc(freed);
    return heap.pages - pages;
  };
  for (const { name } of heaps.filter(({ name }) => name !== 'lib_heap_bump')) {
    assert.equal(pagesAfter(name, false), 0, name);
    assert.equal(pagesAfter(name, true), name === 'lib_heap_wee' ? 2 : 0, name);
  }
});

test('the static array of wee_alloc works where it happens to be aligned, and no linker owes it that', async () => {
  const rounds = async (/** @type {string} */ guest) => {
    const exports = instantiate(await compile(wasm(`${guest}.wasm`), guest), guest);
    const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
    const heap = new Heap({ guest, exports, memory }, index.protocol.pageBytes);
    const first = heap.alloc(64);
    // Before the first block lies its cell's pointer to the cell before, which is the array's first.
    const array = new DataView(memory.buffer).getUint32(first - 4, true);
    const before = heap.bytes(array - 1, 1)[0];
    heap.dealloc(first, 64);
    const after = heap.bytes(array - 1, 1)[0];
    const blocks = [first];
    try {
      while (blocks.length < 11) {
        blocks.push(heap.alloc(64));
        heap.dealloc(Number(blocks.at(-1)), 64);
      }
    } catch (error) {
      assert.ok(error instanceof GuestError);
    }
    return { misaligned: array % 4, before, after, pages: blocks.map(block => (block - first) / 65_536) };
  };
  const aligned = { misaligned: 0, before: 0, after: 0, pages: new Array(11).fill(0) };
  assert.deepEqual(await rounds('lib_heap_wee_static'), aligned);
  const { after, ...odd } = await rounds('lib_heap_wee_static_odd');
  assert.deepEqual(
    odd,
    { misaligned: 1, before: 0, pages: [0, 1, 2, 3] },
    'a page for each block, until there is none',
  );
  assert.notEqual(after, 0, "a dealloc wrote over std's flag that lies before the array");
});

test('memory that its host grew serves none but those that use what they were given', () => {
  const given = ['lib_heap_bump', 'lib_heap_wee_static'];
  for (const { name, description } of heaps) {
    const { memory, ...exports } = instantiate(/** @type {WebAssembly.Module} */ (candidate(name).module), name);
    const grown = /** @type {WebAssembly.Memory} */ (memory);
    const heap = new Heap({ guest: name, exports, memory: grown }, index.protocol.pageBytes);
    const maximum = Number(description?.artefact.memory?.maximumPages);
    grown.grow(maximum - heap.pages);
    assert.equal(heap.tryAlloc(4) !== 0, given.includes(name), name);
    if (!given.includes(name)) {
      assert.throws(() => heap.alloc(4), {
        message: `${name}: alloc(4) answered 0: out of memory at ${maximum} pages`,
      });
    }
  }
});

test('the sum is that of the bytes that were written', () => {
  for (const { name } of heaps) {
    const heap = open(name);
    for (const bytes of [new TextEncoder().encode('webAssembly'), new Uint8Array(1000).fill(255)]) {
      assert.equal(
        sum(heap, bytes),
        bytes.reduce((total, byte) => total + byte),
        name,
      );
    }
  }
});

/** Remembers what it was asked to free. */
class Witness extends Heap {
  /** @type {[pointer: number, length: number][]} */
  freed = [];

  /** @override @param {number} pointer @param {number} length */
  dealloc(pointer, length) {
    this.freed.push([pointer, length]);
    super.dealloc(pointer, length);
  }
}

test('an allocation is freed once, with its own length, however often and however it is freed', () => {
  const heap = /** @type {Witness} */ (open('lib_heap', Witness));
  const allocation = new Allocation(heap, 64);
  const { pointer } = allocation;
  allocation.free();
  allocation.free();
  allocation[Symbol.dispose]?.();
  assert.deepEqual(heap.freed, [[pointer, 64]]);
  assert.throws(() => allocation.pointer, ReferenceError);
  assert.throws(() => allocation.bytes, ReferenceError);
});

test('what frees itself at the end of its scope is freed then', () => {
  const heap = /** @type {Witness} */ (open('lib_heap', Witness));
  const allocation = new Allocation(heap, 64);
  const { pointer } = allocation;
  allocation[Symbol.dispose]?.();
  assert.deepEqual(heap.freed, [[pointer, 64]]);
});

test('after a second free that did nothing, two live allocations do not overlap', () => {
  for (const { name } of heaps) {
    const heap = open(name);
    const once = new Allocation(heap, 64);
    new Allocation(heap, 64);
    once.free();
    once.free();
    const [one, two] = [new Allocation(heap, 64), new Allocation(heap, 64)];
    one.bytes.fill(1);
    two.bytes.fill(2);
    assert.deepEqual([one.bytes[0], two.bytes[0]], [1, 2], name);
  }
});

test('an allocation that is lent is freed when its use throws', () => {
  const heap = /** @type {Witness} */ (open('lib_heap', Witness));
  /** @type {Allocation[]} */
  const lent = [];
  const use = (/** @type {Allocation} */ allocation) => {
    lent.push(allocation);
    throw new RangeError('enough');
  };
  assert.throws(() => withAllocation(heap, 64, use), { message: 'enough' });
  assert.deepEqual([heap.freed.length, heap.freed[0]?.[1]], [1, 64]);
  assert.throws(() => lent[0]?.pointer, ReferenceError);
});

test('the bytes of an allocation survive growth by the next', () => {
  const heap = open('lib_heap');
  const allocation = new Allocation(heap, 64);
  const view = allocation.bytes.fill(7);
  heap.alloc(MIB);
  assert.equal(view.length, 0, 'the allocation of 1 MiB detached what was there');
  assert.deepEqual(allocation.bytes, new Uint8Array(64).fill(7));
});

test('a thousand sums take no page more than one', () => {
  const bytes = new Uint8Array(1000).fill(1);
  for (const { name } of heaps.filter(({ name }) => name !== 'lib_heap_bump')) {
    const heap = open(name);
    sum(heap, bytes);
    const { pages } = heap;
    for (let round = 0; round < 1000; round += 1) assert.equal(sum(heap, bytes), 1000);
    assert.equal(heap.pages, pages, name);
  }
});

test('the error tells a trap from a refusal', () => {
  const heap = open('lib_heap');
  assert.throws(() => heap.alloc(16 * MIB), { name: 'OutOfMemory', message: /alloc\(16777216\) answered 0/ });
  const block = heap.alloc(64);
  assert.throws(
    () => heap.dealloc(block, 16),
    error => error instanceof GuestError && !(error instanceof OutOfMemory) && /dealloc trapped/.test(error.message),
  );
});

test('the command line shows every demonstration, or those it is asked for', () => {
  const all = cli(['heaps', '--json']);
  assertRan(all, { exit: 0 });
  assert.deepEqual(
    JSON.parse(all.stdout).map((/** @type {Described} */ { name }) => name),
    described.map(({ name }) => name),
  );
  const one = cli(['heaps', 'sum-of-webassembly']);
  assertRan(one, { exit: 0, stdout: ['(sum-of-webassembly)', 'sum: 1118', 'said:', 'seen:'] });
  assert.equal(one.stdout.trim().split('\n').length, heaps.length + 3);
});

test('an unknown demonstration is refused, and the known are listed', () => {
  assertRan(cli(['heaps', 'double-fee']), { exit: 2, stderr: ['double-fee', ...described.map(({ name }) => name)] });
});

test('a heap that does otherwise fails, and is named with its demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heaps-'));
  try {
    const { length } = dist;
    cpSync(dist, folder, { recursive: true, filter: path => !/^.(report|optimised)/.test(path.slice(length)) });
    const path = join(folder, 'cases/heaps.json');
    const changed = JSON.parse(readFileSync(path, 'utf8'));
    changed[0].expected.lib_heap_talc.blocks = 15;
    delete changed[1].expected.lib_heap_lol;
    writeFileSync(path, JSON.stringify(changed));
    const text = cli(['heaps', '--dist', folder]);
    assertRan(text, { exit: 1 });
    const wrong = text.stdout.split('\n').filter(line => line.includes('; expected '));
    assert.equal(wrong.length, 2, text.stdout);
    assert.match(String(wrong[0]), /^ {2}lib_heap_talc .*blocks: 14, .*; expected .*blocks: 15/);
    assert.match(String(wrong[1]), /^ {2}lib_heap_lol .*; expected nothing: describe it$/);
    const { stdout, exit } = cli(['heaps', '--dist', folder, '--json']);
    const disagree = JSON.parse(stdout).flatMap((/** @type {any} */ { name, cells }) =>
      cells.filter((/** @type {any} */ cell) => !cell.agrees).map((/** @type {any} */ { guest }) => [name, guest]),
    );
    const expected = [
      ['out-of-memory', 'lib_heap_talc'],
      ['double-free', 'lib_heap_lol'],
    ];
    assert.deepEqual([exit, disagree], [1, expected]);
    assert.equal(cli(['heaps', 'leak', '--dist', folder]).exit, 0, 'the others are as they were');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
