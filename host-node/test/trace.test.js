import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GuestError } from '../../host-js/errors/guest-error.js';
import { compile, instantiate } from '../../host-js/greeter/guest.js';
import { evaluate, pokes } from '../../host-js/trace/poke.js';
import { stepSource } from '../../host-js/trace/step-source.js';
import { encode } from '../../host-js/greeter/texts.js';
import { trace } from '../../host-js/trace/trace.js';
import { strategies } from '../../host-js/views/strategies.js';
import { observe } from './observe.js';
import { greeters, guest, index, wasm } from './lab.js';

/** @import { Step, StepName, Trace } from '../../host-js/trace/trace.js' */
/** @import { Strategy } from '../../host-js/views/strategies.js' */

/** @param {string} name */
const strategy = name => /** @type {Strategy} */ (strategies.find(strategy => strategy.name === name));

/**
 * @param {string} name
 * @param {string} held
 * @param {number} [greeting]
 * @returns {Promise<Trace>}
 */
async function traced(name, held, greeting) {
  const { file, artefact } = guest(name);
  const module = await compile(wasm(file), name);
  const exports = () => instantiate(module, name, artefact.memory);
  const texts = index.texts.map(texts => encode(texts, index.protocol));
  return trace({ guest: name, exports, strategy: strategy(held), protocol: index.protocol, texts, greeting });
}

/**
 * @param {Trace} trace
 * @param {StepName} name
 * @returns {Step}
 */
function step({ steps }, name) {
  const found = steps.find(({ step }) => step === name);
  assert.ok(found, `no step ${name}`);
  return found;
}

/** @type {StepName[]} */
const everyStep = ['instantiate', 'view', 'pointers', 'write-salutation', 'write-name', 'set-name', 'read'];

test('a greeting is seven steps, and each leaves plain data', async () => {
  const seen = await traced('lib_no_growth', 'stale');
  assert.deepEqual(
    seen.steps.map(({ step }) => step),
    everyStep,
  );
  assert.deepEqual(structuredClone(seen), seen);
  assert.deepEqual(step(seen, 'read').end, {
    outcome: 'greeted',
    detail: null,
    read: 'Ahoy there, Testy McTestface!',
    there: 'Ahoy there, Testy McTestface!',
  });
});

test('the slots are unknown before the pointers, and show what each write changed', async () => {
  const seen = await traced('lib_no_growth', 'fresh');
  assert.deepEqual(step(seen, 'view').slots, []);
  const text = (/** @type {StepName} */ name, /** @type {number} */ slot) => {
    const { bytes = [], changed = [] } = step(seen, name).slots[slot] ?? {};
    return String.fromCharCode(...changed.map(index => Number(bytes[index])));
  };
  assert.equal(text('write-salutation', 0), 'Ahoy there');
  assert.equal(text('write-salutation', 1), '');
  assert.equal(text('write-name', 1), 'Testy McTestface');
  assert.equal(text('set-name', 2), 'Ahoy there, Testy McTestface!');
  assert.equal(
    step(seen, 'read').slots.reduce((sum, { bytes }) => sum + bytes.length, 0),
    128,
  );
});

test('a stale view: set_name detaches buffer 1, and the read fails in the words of the engine', async () => {
  const seen = await traced('lib_growth', 'stale');
  const before = step(seen, 'write-name');
  assert.deepEqual(
    before.buffers.map(({ id, attached, current }) => ({ id, attached, current })),
    [{ id: 1, attached: true, current: true }],
  );
  assert.deepEqual(
    before.views.map(({ buffer, alive }) => ({ buffer, alive })),
    [{ buffer: 1, alive: true }],
  );
  const after = step(seen, 'set-name');
  assert.equal(after.pages, before.pages + 1);
  assert.deepEqual(
    after.buffers.map(({ id, attached, current }) => ({ id, attached, current })),
    [
      { id: 1, attached: false, current: false },
      { id: 2, attached: true, current: true },
    ],
  );
  assert.deepEqual(
    after.views.map(({ length, alive }) => ({ length, alive })),
    [{ length: 0, alive: false }],
  );
  const { end } = step(seen, 'read');
  assert.equal(end?.outcome, 'detached');
  assert.match(String(end?.detail), /^TypeError: .*detached/);
  assert.equal(end?.there, 'Ahoy there, Testy McTestface!', 'nothing was lost but the view');
});

test('identity-check takes a second view over buffer 2; fresh takes one for each access', async () => {
  const checked = await traced('lib_growth', 'identity-check');
  assert.deepEqual(
    step(checked, 'read').views.map(({ buffer, alive, inUse }) => ({ buffer, alive, inUse })),
    [
      { buffer: 1, alive: false, inUse: false },
      { buffer: 2, alive: true, inUse: true },
    ],
  );
  const fresh = await traced('lib_growth', 'fresh');
  assert.deepEqual(
    fresh.steps.map(({ views }) => views.length),
    [0, 0, 0, 1, 2, 2, 3],
  );
});

test('a silent failure shows what was read and what was there', async () => {
  const { end, buffers } = step(await traced('memoryguest_shared_grow', 'stale'), 'read');
  assert.deepEqual(
    [end?.outcome, end?.read, end?.there],
    ['silent', '', 'Ahoy there, Testy McTestface!'],
    'the old view is only too short',
  );
  assert.ok(buffers.every(({ attached, shared }) => attached && shared));
});

test('a growth by zero pages detaches, and the size never rises', async () => {
  const seen = await traced('memoryguest_grow_zero', 'length-check');
  assert.equal(step(seen, 'set-name').pages, seen.initialPages);
  assert.equal(step(seen, 'set-name').buffers.length, 2);
  assert.equal(step(seen, 'read').end?.outcome, 'detached');
});

test('greetings before the recorded one are made, up to the first that is lost', async () => {
  const { firstDetach } = await observe('lib_bump', 'fresh', index.schedules[0]);
  const before = await traced('lib_bump', 'stale', Number(firstDetach) - 1);
  assert.equal(step(before, 'read').end?.outcome, 'greeted');
  const lost = await traced('lib_bump', 'stale', 5000);
  assert.equal(lost.greeting, firstDetach);
  assert.equal(step(lost, 'write-name').buffers.length, 1);
  assert.equal(step(lost, 'set-name').buffers.length, 2);
  const survived = await traced('lib_bump', 'identity-check', Number(firstDetach) + 1);
  assert.deepEqual(
    step(survived, 'instantiate').buffers.map(({ attached }) => attached),
    [true],
  );
  assert.deepEqual(
    step(survived, 'read').buffers.map(({ attached }) => attached),
    [false, true],
  );
});

test('a trace ends as the matrix says, for each guest and strategy', async () => {
  for (const { name, artefact } of greeters.filter(({ artefact }) => artefact.memory?.address === 'i32')) {
    for (const { name: held, lacks } of strategies) {
      const module = await compile(wasm(guest(name).file), name);
      const { memory } = instantiate(module, name, artefact.memory);
      const isBounded = artefact.memory?.maximumPages != null;
      if (lacks?.(/** @type {WebAssembly.Memory} */ (memory), isBounded)) continue;
      const { outcome } = await observe(name, held);
      assert.equal((await traced(name, held)).steps.at(-1)?.end?.outcome, outcome, `${name} × ${held}`);
    }
  }
});

test('a guest that refuses is not taken for a dead view', async () => {
  const { file } = guest('lib_growth');
  const module = await compile(wasm(file), 'lib_growth');
  const { exports: real } = new WebAssembly.Instance(module);
  const exports = () => ({ ...real, set_name: (/** @type {number} */ _a, /** @type {number} */ _b) => -4 });
  const texts = index.texts.map(texts => encode(texts, index.protocol));
  const subject = { guest: 'g', exports, strategy: strategy('fresh'), protocol: index.protocol, texts };
  const { step, end } = /** @type {Step} */ (trace(subject).steps.at(-1));
  assert.deepEqual([step, end?.outcome], ['set-name', 'guest-error']);
  assert.match(String(end?.detail), /out of memory/);
  assert.throws(() => trace({ ...subject, exports: () => ({}) }), GuestError);
});

/** @type {Record<StepName, RegExp | null>} what the marked lines of the host say, first to last */
const hostLines = {
  instantiate: null,
  view: null,
  pointers: /get_salutation_ptr[^]*get_name_ptr[^]*get_msg_ptr/,
  'write-salutation': /^.*bytes\(\).*at\.salutation.*$/,
  'write-name': /^.*bytes\(\).*at\.name.*$/,
  'set-name': /^.*call\('set_name'.*$/,
  read: /^.*bytes\(\).*at\.message.*$/,
};

for (const name of everyStep) {
  test(`the lines that ${name} was seen to run are marked, for every strategy`, async () => {
    for (const held of strategies.filter(({ name }) => name !== 'resizable')) {
      const seen = await traced('lib_growth', held.name);
      const at = seen.steps.findIndex(({ step }) => step === name);
      const marked = stepSource(seen, at, held).map(({ lines, running }) =>
        running.map(line => lines[line]).join('\n'),
      );
      const [asking, greeting, view] = marked;
      const host = hostLines[name];
      if (host) assert.match(`${asking}${greeting}`, host, held.name);
      else assert.deepEqual([asking, greeting], ['', '']);
      if (/write|read/.test(name)) assert.match(String(view), /memory|view/, `${held.name} in ${name}`);
    }
  });
}

test('the line that renews a view is marked in the step that renewed it, and in no other', async () => {
  for (const held of ['length-check', 'identity-check']) {
    const seen = await traced('lib_growth', held);
    const renewing = seen.steps.flatMap(({ step }, at) => {
      const [, , view] = stepSource(seen, at, strategy(held));
      return view?.running.some(line =>
        /^ +(view = new Uint8Array|\(\{ buffer \} = memory)/.test(view.lines[line] ?? ''),
      )
        ? [step]
        : [];
    });
    assert.deepEqual(renewing, ['read'], held);
  }
});

test('growth that a schedule forces is told in the step in which it came, and the trace ends as the run does', async () => {
  const { file, artefact } = guest('lib_no_growth');
  const module = await compile(wasm(file), 'lib_no_growth');
  const exports = () => instantiate(module, 'lib_no_growth', artefact.memory);
  const texts = index.texts.map(texts => encode(texts, index.protocol));
  const subject = { guest: 'lib_no_growth', exports, protocol: index.protocol, texts };
  for (const schedule of index.schedules.filter(({ after, reset }) => after !== null && !reset)) {
    for (const { name } of strategies.filter(({ name }) => name !== 'resizable')) {
      const { calls, outcome } = await observe('lib_no_growth', name, schedule);
      const seen = trace({ ...subject, strategy: strategy(name), schedule, greeting: Math.max(calls, 1) });
      assert.equal(seen.steps.at(-1)?.end?.outcome, outcome, `${name} × ${JSON.stringify(schedule)}`);
    }
  }
  const schedule = { after: 2, by: 0, greetings: 1, reset: false };
  const seen = trace({ ...subject, strategy: strategy('stale'), schedule });
  assert.deepEqual(
    seen.steps.map(({ forced }) => forced),
    [[], [], [{ crossing: 2, name: 'get_name_ptr', by: 0 }], []],
    'the host is lost in its first write',
  );
});

test('a dead view answers some pokes and throws at others; what it takes is lost', async () => {
  const { file, artefact } = guest('lib_growth');
  const module = await compile(wasm(file), 'lib_growth');
  const texts = index.texts.map(texts => encode(texts, index.protocol));
  /** @type {Record<string, import('../../host-js/trace/poke.js').Poked>[]} */
  const poked = [];
  trace({
    guest: 'lib_growth',
    exports: () => instantiate(module, 'lib_growth', artefact.memory),
    strategy: strategy('stale'),
    protocol: index.protocol,
    texts,
    onStep: (_, view, memory) =>
      poked.push(Object.fromEntries(view ? pokes.map(poke => [poke.source, evaluate(poke, view, 9, memory)]) : [])),
  });
  const [alive, dead] = [poked[1], poked[5]];
  assert.deepEqual([alive?.['view[i] = 7']?.answered, alive?.['view[i] = 7']?.now], ['7', '7']);
  assert.deepEqual(dead?.['view.length']?.answered, '0');
  assert.deepEqual(dead?.['view[i]']?.answered, 'undefined');
  assert.equal(dead?.['view[i] = 7']?.answered, '7', 'it answers as if it had been written');
  assert.match(String(dead?.['view.set([7], i)']?.threw), /TypeError/);
  assert.match(String(dead?.['view.slice(i, i + 4)']?.threw), /TypeError/);
});
