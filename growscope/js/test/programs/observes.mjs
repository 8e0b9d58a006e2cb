/** Prints what a program can see of WebAssembly, views and errors: it must be the same with growscope and without. */
import { Worker, MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import vm from 'node:vm';
import { bytes as plain } from './rich.mjs';

const here = import.meta.url;
/** @param {any} value */
function shown(value) {
  if (typeof value === 'function')
    return `function ${value.name}/${value.length} ${Function.prototype.toString.call(value)}`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return String(value);
  if (value instanceof Error) return `${value.constructor.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return `${Object.prototype.toString.call(value)} {${Reflect.ownKeys(value).map(key => `${String(key)}: ${shown(value[key])}`)}}`;
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return JSON.stringify(value);
}
/** @param {string} name @param {() => any} look */
async function observe(name, look) {
  let line;
  try {
    line = shown(await look());
  } catch (error) {
    line = `threw ${error?.constructor?.name}: ${error?.message}`;
  }
  console.log(`${name}: ${line}`);
}
/**
 * Of a stack, what does not depend on where a module's code lies. While a function is under way that growscope stands
 * for, or a function of the guest that it looks after, its frame is there.
 */
const places = stack =>
  String(stack)
    .split('\n')
    .filter(line => !/growscope: |(forEach|map) \(.*hook\.cjs/.test(line))
    .map(line =>
      line
        .replaceAll(here, 'HERE')
        .replace(/wasm:\/\/\S+\)?/, 'wasm)')
        .trim(),
    )
    .filter(line => !line.includes('node:internal'));
const stackOf = task => {
  try {
    return task();
  } catch (error) {
    return places(error.stack);
  }
};
const thrown = task => {
  try {
    return ['returned', task()];
  } catch (error) {
    return [
      error?.constructor === globalThis[error?.name] || error instanceof WebAssembly.RuntimeError,
      error?.name,
      error?.message,
    ];
  }
};
const descriptors = object =>
  // A function in another’s place has its `prototype` from the start: their order is not looked at.
  Reflect.ownKeys(object)
    .sort((one, other) => (String(one) < String(other) ? -1 : 1))
    .map(key => {
      const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(object, key);
      return [
        String(key),
        flags,
        typeof value === 'function'
          ? [value.name, value.length, String(value), Reflect.ownKeys(value).map(String).sort()]
          : typeof value,
        get && [get.name, get.length, String(get), Reflect.ownKeys(get)],
        set && set.name,
      ];
    });

// Custom sections, one of them of the name that growscope uses.
const custom = (name, text) => [
  0,
  name.length + text.length + 1,
  name.length,
  ...Buffer.from(name),
  ...Buffer.from(text),
];
const bytes = Uint8Array.from([
  ...plain,
  ...custom('mine', 'abc'),
  ...custom('mine', 'def'),
  ...custom('sourceMappingURL', '\x04a.map'),
]);

// --- the namespace
await observe('WebAssembly', () => descriptors(WebAssembly));
for (const kind of [
  'Module',
  'Instance',
  'Memory',
  'Table',
  'Global',
  'Tag',
  'Exception',
  'JSTag',
  'CompileError',
  'LinkError',
  'RuntimeError',
  'Suspending',
  'promising',
]) {
  const its = WebAssembly[kind];
  if (typeof its !== 'function') continue;
  await observe(kind, () => [
    descriptors(its),
    its.prototype && descriptors(its.prototype),
    its.prototype?.constructor === its,
  ]);
}
for (const kind of [
  'Uint8Array',
  'DataView',
  'Float64Array',
  'ArrayBuffer',
  'SharedArrayBuffer',
  'TextDecoder',
  'Atomics',
  'Function',
]) {
  const its = globalThis[kind];
  await observe(kind, () => [
    descriptors(its).filter(([key]) => key !== 'prototype'),
    its.prototype && descriptors(its.prototype),
  ]);
}
await observe('%TypedArray%', () => [
  descriptors(Object.getPrototypeOf(Uint8Array)),
  descriptors(Object.getPrototypeOf(Uint8Array).prototype),
]);
await observe('globals', () => Reflect.ownKeys(globalThis).map(String).sort());
await observe('listeners', () => [
  process.listenerCount('SIGINT'),
  process.listenerCount('SIGTERM'),
  process.listenerCount('uncaughtException'),
]);
await observe('environment data', async () => (await import('node:worker_threads')).getEnvironmentData('growscope'));
await observe('Error', () => [
  Error.stackTraceLimit,
  typeof Error.prepareStackTrace,
  Reflect.ownKeys(Error).map(String),
]);
// Frames that are left out of a stack have taken a place in it: where it is long, its end is missing.
Error.stackTraceLimit = 30;
await observe('resources', () => process.getActiveResourcesInfo());
await observe('constructed alike', () => [
  thrown(() => WebAssembly.Module(bytes)),
  thrown(() => new WebAssembly.Module()),
  thrown(() => new WebAssembly.Module(5)),
  thrown(() => new WebAssembly.Module(new Uint8Array())),
  thrown(() => new WebAssembly.Module(bytes.subarray(0, 100))),
  thrown(() => new WebAssembly.Module(Uint8Array.from(bytes, (byte, at) => (at === 60 ? 0x99 : byte)))),
  thrown(() => WebAssembly.Instance(1)),
  thrown(() => new WebAssembly.Instance()),
  thrown(() => new WebAssembly.Instance({})),
  thrown(() => new WebAssembly.compile(bytes)),
  thrown(() => new WebAssembly.Memory()),
  thrown(() => WebAssembly.Memory.prototype.grow.call({}, 1)),
  thrown(() => WebAssembly.Memory.prototype.buffer),
]);
await observe('validates', () => [
  WebAssembly.validate(bytes),
  WebAssembly.validate(bytes.subarray(0, 50)),
  thrown(() => WebAssembly.validate()),
]);

// --- modules
const module = new WebAssembly.Module(bytes);
await observe('imports', () => [
  WebAssembly.Module.imports(module),
  Object.isFrozen(WebAssembly.Module.imports(module)),
]);
await observe('exports', () => WebAssembly.Module.exports(module));
for (const name of ['name', 'mine', 'growscope', 'sourceMappingURL', 'producers', undefined])
  await observe(`section ${name}`, () =>
    WebAssembly.Module.customSections(module, name).map(section => [
      section.byteLength,
      [...new Uint8Array(section)].slice(0, 40),
    ]),
  );
await observe('statics', () => [
  thrown(() => WebAssembly.Module.imports()),
  thrown(() => WebAssembly.Module.imports({})),
  thrown(() => WebAssembly.Module.exports({})),
  thrown(() => WebAssembly.Module.customSections(module)),
]);
await observe('module', () => [
  Object.prototype.toString.call(module),
  Reflect.ownKeys(module),
  Object.isExtensible(module),
  module instanceof WebAssembly.Module,
]);
class Mine extends WebAssembly.Module {}
await observe('subclass', () => {
  const mine = new Mine(bytes);
  return [mine instanceof Mine, mine.constructor.name, WebAssembly.Module.imports(mine).length];
});
class MineToo extends WebAssembly.Instance {}
class Wide extends WebAssembly.Memory {}

// --- instances
const log = [];
const imports = memory => ({
  env: {
    get cb() {
      log.push('cb');
      return value => value + 1;
    },
    get memory() {
      log.push('memory');
      return memory;
    },
    get start() {
      log.push('start');
      return 7;
    },
  },
});
const memory = new WebAssembly.Memory({ initial: 1, maximum: 10 });
const instance = new WebAssembly.Instance(module, imports(memory));
const { exports } = instance;
await observe('getters of imports', () => log);
await observe('instance', () => [
  Object.prototype.toString.call(instance),
  Reflect.ownKeys(instance),
  descriptors(exports),
  Object.isFrozen(exports),
  Object.isSealed(exports),
  Object.getPrototypeOf(exports),
  instance.exports === exports,
]);
await observe('identity', () => [
  exports.f === exports.f2,
  exports.table.get(0) === exports.f,
  exports.table.get(1) === exports.g,
  exports.table.get(2) === exports.f,
  exports.table.get(3) === exports.again,
  exports.table.get(4),
  exports.table.get(0) === exports.table.get(0),
  exports.memory === memory,
]);
await observe('functions', () =>
  Object.values(exports)
    .filter(value => typeof value === 'function')
    .map(value => [
      value.name,
      value.length,
      String(value),
      Reflect.ownKeys(value).map(String),
      'prototype' in value,
      Object.getPrototypeOf(value) === Function.prototype,
    ]),
);
await observe('functions in tables', () => [
  exports.table.get(0).name,
  exports.table.get(0).length,
  exports.table.get(3).name,
  exports.table.get(3)(5),
]);
await observe('new f', () => thrown(() => new exports.f(1, 2)));
await observe('arguments', () => [
  exports.f(),
  exports.f('3', 4.9),
  exports.f(2 ** 32 + 1, {}),
  exports.long(5n),
  thrown(() => exports.long(5)),
  exports.pair(),
  exports.f(1, 2, 3),
  thrown(() => exports.f(Symbol())),
]);
await observe('set', () => {
  exports.table.set(4, exports.f);
  return [exports.table.get(4) === exports.f, thrown(() => exports.table.set(5, () => {})), exports.table.length];
});
await observe('import of an export', () => {
  const other = new WebAssembly.Instance(module, { env: { cb: exports.g, memory, start: 3 } });
  return [
    other.exports.again === exports.g,
    other.exports.table.get(3) === exports.g,
    other.exports.call(5),
    other.exports.deep(1),
    other.exports.through(4),
  ];
});
await observe('import of an export that may grow', () => {
  const other = new WebAssembly.Instance(module, { env: { cb: exports.deep, memory, start: 3 } });
  return [
    other.exports.again === exports.deep,
    other.exports.table.get(3) === exports.deep,
    other.exports.call(5),
    exports.deep.name,
    other.exports.again.name,
  ];
});
await observe('a JavaScript function again', () => {
  const cb = value => value;
  const other = new WebAssembly.Instance(module, { env: { cb, memory, start: 3 } });
  return [
    other.exports.again === cb,
    other.exports.again.name,
    other.exports.again === other.exports.table.get(3),
    String(other.exports.again),
  ];
});
await observe('subclassed instance', () => {
  const mine = new MineToo(module, imports(memory));
  return [mine instanceof MineToo, Object.keys(mine.exports)];
});
await observe('this of imports', () => {
  let seen;
  new WebAssembly.Instance(module, {
    env: {
      cb() {
        seen = this;
        return 0;
      },
      memory,
      start: 1,
    },
  }).exports.call(1);
  return String(seen);
});
await observe('arguments of imports', () => {
  let seen;
  new WebAssembly.Instance(module, {
    env: {
      cb(...all) {
        seen = all;
        return '12';
      },
      memory,
      start: 1,
    },
  }).exports.call(1);
  return seen;
});
await observe('globals of it', () => {
  exports.counter.value = 9;
  return [exports.counter.value, exports.counter instanceof WebAssembly.Global];
});

// --- linking
const env = { cb: () => 0, memory, start: 1 };
for (const [name, given] of Object.entries({
  nothing: undefined,
  null: null,
  number: 5,
  string: 'env',
  empty: {},
  'no object': { env: 5 },
  'no function': { env: { ...env, cb: 5 } },
  'no memory': { env: { ...env, memory: {} } },
  'no global': { env: { ...env, start: 'x' } },
  'a small memory': { env: { ...env, memory: new WebAssembly.Memory({ initial: 0 }) } },
  'a wide memory': { env: { ...env, memory: new WebAssembly.Memory({ initial: 1 }) } },
  'another type': { env: { ...env, cb: exports.f } },
  'a getter that throws': {
    get env() {
      throw new RangeError('mine');
    },
  },
  'a frozen one': Object.freeze({ env: Object.freeze({ ...env }) }),
  'a proxy': new Proxy({ env }, { get: (target, key) => Reflect.get(target, key) }),
  'a function': Object.assign(() => {}, { env: Object.assign(() => {}, env) }),
  'a module with inheritance': Object.create({ env: Object.create(env) }),
})) {
  await observe(`link with ${name}`, () =>
    thrown(() => Object.keys(new WebAssembly.Instance(module, given).exports).length),
  );
  await observe(`instantiate with ${name}`, async () => Object.keys(await WebAssembly.instantiate(bytes, given)));
  await observe(`instantiate the module with ${name}`, async () =>
    Object.prototype.toString.call(await WebAssembly.instantiate(module, given)),
  );
}
for (const [name, given] of Object.entries({
  nothing: [],
  number: [5],
  text: ['\0asm'],
  empty: [new Uint8Array()],
  short: [bytes.subarray(0, 90)],
  wrong: [Uint8Array.from(bytes, (byte, at) => (at === 60 ? 0x99 : byte))],
  bad: [Uint8Array.from(bytes, (byte, at) => (at === 330 ? 0xff : byte))],
  badly: [Uint8Array.from(bytes, (byte, at) => (at === 324 ? 0x45 : byte))],
  detached: [
    (() => {
      const copy = bytes.slice();
      structuredClone(copy.buffer, { transfer: [copy.buffer] });
      return copy;
    })(),
  ],
})) {
  await observe(`compile ${name}`, () => WebAssembly.compile(...given));
  await observe(`instantiate ${name}`, () => WebAssembly.instantiate(...given, { env }));
  await observe(`new Module ${name}`, () => thrown(() => new WebAssembly.Module(...given)));
  await observe(`validate ${name}`, () => thrown(() => WebAssembly.validate(...given)));
  await observe(`instantiateStreaming ${name}`, () =>
    WebAssembly.instantiateStreaming(new Response(given[0], { headers: { 'content-type': 'application/wasm' } }), {
      env,
    }),
  );
}
await observe('what a promise is', () => [
  WebAssembly.compile(bytes) instanceof Promise,
  WebAssembly.instantiate(bytes, { env }) instanceof Promise,
  WebAssembly.compileStreaming(new Response(bytes, { headers: { 'content-type': 'application/wasm' } })) instanceof
    Promise,
]);
await observe('streaming', async () => {
  const response = () => new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
  const answers = [
    Object.keys(await WebAssembly.instantiateStreaming(response(), { env })),
    (await WebAssembly.compileStreaming(response())) instanceof WebAssembly.Module,
  ];
  for (const wrong of [
    new Response(bytes),
    new Response(bytes, { status: 404, headers: { 'content-type': 'application/wasm' } }),
    5,
    undefined,
    new Response(bytes, { headers: { 'content-type': 'application/wasm; charset=utf-8' } }),
  ])
    answers.push(
      await WebAssembly.compileStreaming(wrong).catch(error => `${error.constructor.name}: ${error.message}`),
    );
  const used = response();
  await used.text();
  answers.push(
    await WebAssembly.instantiateStreaming(used, { env }).catch(error => `${error.constructor.name}: ${error.message}`),
  );
  const read = response();
  await WebAssembly.compileStreaming(read);
  answers.push(read.bodyUsed);
  return answers;
});
await observe('bytes that change', async () => {
  const copy = bytes.slice();
  const pending = WebAssembly.instantiate(copy, { env });
  copy.fill(0);
  return Object.keys((await pending).instance.exports).length;
});
await observe('bytes in a shared buffer', async () => {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return [thrown(() => new WebAssembly.Module(shared)), await WebAssembly.compile(shared)];
});
await observe('a view of other bytes', async () => {
  const wide = new Uint8Array(bytes.length + 20);
  wide.set(bytes, 10);
  return [
    WebAssembly.Module.exports(new WebAssembly.Module(wide.subarray(10, 10 + bytes.length))).length,
    WebAssembly.Module.exports(await WebAssembly.compile(new DataView(wide.buffer, 10, bytes.length))).length,
    WebAssembly.Module.exports(new WebAssembly.Module(Buffer.from(bytes))).length,
  ];
});

// --- errors that pass through
class Mishap extends Error {
  name = 'Mishap';
}
const failing = new WebAssembly.Instance(module, {
  env: {
    ...env,
    cb: () => {
      throw new Mishap('from the import');
    },
  },
}).exports;
await observe('an exception through the guest', () => thrown(() => failing.deep(1)));
await observe('is it the same', () => {
  const one = {};
  const its = new WebAssembly.Instance(module, {
    env: {
      ...env,
      cb: () => {
        throw one;
      },
    },
  }).exports;
  try {
    its.deep(1);
  } catch (error) {
    return error === one;
  }
});
await observe('a trap', () => [
  thrown(() => exports.trap()),
  thrown(() => exports.load(-1)),
  thrown(() => exports.through(1)),
  thrown(() => exports.grow(100)),
]);
await observe('a deep recursion', () => thrown(() => exports.recurse(1)));
await observe('its stack', () =>
  stackOf(function outer() {
    return failing.deep(1);
  }),
);
await observe('a trap’s stack', () =>
  stackOf(function outer() {
    return exports.trap();
  }),
);
await observe('a stack in an import', () => {
  let seen;
  new WebAssembly.Instance(module, {
    env: {
      ...env,
      cb: function told() {
        seen = places(new Error('x').stack);
        return 0;
      },
    },
  }).exports.deep(1);
  return seen;
});
await observe('call sites in an import', () => {
  let seen;
  const before = Error.prepareStackTrace;
  const its = new WebAssembly.Instance(module, {
    env: {
      ...env,
      cb: function told() {
        seen = new Error('x').stack;
        return 0;
      },
    },
  }).exports;
  Error.prepareStackTrace = (_, sites) =>
    sites
      .map(site => [
        site.getFunctionName(),
        String(site.getFileName())
          .replaceAll(here, 'HERE')
          .replace(/wasm:.*/, 'wasm'),
      ])
      .filter(([name, file]) => !file.startsWith('node:') && !/^growscope: /.test(name ?? ''));
  its.deep(1);
  Error.prepareStackTrace = before;
  return seen;
});
const view = new Uint8Array(4);
for (const [name, task] of Object.entries({
  set: () => view.set([1, 2, 3, 4, 5]),
  'new Uint8Array': () => new Uint8Array(-1),
  'new Uint16Array': () => new Uint16Array(new ArrayBuffer(3)),
  subarray: () => Uint8Array.prototype.subarray.call({}),
  at: () => view.at(1n),
  getUint32: () => new DataView(new ArrayBuffer(2)).getUint32(0),
  'forEach that throws': () =>
    view.forEach(function each() {
      throw new Mishap('each');
    }),
  'map that throws': () =>
    view.map(function each() {
      throw new Mishap('each');
    }),
  decode: () => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xff)),
  'new Module': () => new WebAssembly.Module(new Uint8Array(9)),
  'new Instance': () => new WebAssembly.Instance(module, {}),
  grow: () => memory.grow(1000),
  Atomics: () => Atomics.wait(new Int32Array(4), 0, 0),
  slice: () => new ArrayBuffer(4).slice(Symbol()),
  'Buffer.from': () => Buffer.from(5),
  structuredClone: () => structuredClone(() => {}),
  buffer: () => WebAssembly.Memory.prototype.buffer,
  length: () => Reflect.get(Object.getPrototypeOf(Uint8Array).prototype, 'length', {}),
  iterator: () => [...view.values.call({})],
  Worker: () => new Worker(5),
  random: () => crypto.getRandomValues(5),
}))
  await observe(`stack of ${name}`, () =>
    stackOf(function asked() {
      return task();
    }),
  );
await observe('stack in a callback', () => {
  let seen;
  view.forEach(function each() {
    seen ??= places(new Error('x').stack);
  });
  return seen;
});
await observe('stack of a subclass', () => {
  let seen;
  class Own extends Uint8Array {
    constructor(...given) {
      super(...given);
      seen = places(new Error('x').stack);
    }
  }
  new Own(2).map(x => x);
  return seen;
});
await observe('a limit of one', () => {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  try {
    return stackOf(() => view.set([1, 2, 3, 4, 5]));
  } finally {
    Error.stackTraceLimit = before;
  }
});
await observe('no limit', () => {
  const before = Error.stackTraceLimit;
  delete Error.stackTraceLimit;
  try {
    new Uint8Array(memory.buffer).length;
    exports.deep(1);
    return ['stackTraceLimit' in Error, stackOf(() => view.set([1, 2, 3, 4, 5]))];
  } finally {
    Error.stackTraceLimit = before;
  }
});
await observe('prepareStackTrace is asked once', () => {
  let times = 0;
  Error.prepareStackTrace = error => {
    times += 1;
    return `${error.message} mine`;
  };
  try {
    let text;
    try {
      view.set([1, 2, 3, 4, 5]);
    } catch (error) {
      text = [error.stack, error.stack];
    }
    new Uint8Array(memory.buffer);
    exports.deep(1);
    return [times, text];
  } finally {
    delete Error.prepareStackTrace;
  }
});
await observe('captureStackTrace', () => {
  const target = {};
  (function outer() {
    (function inner() {
      Error.captureStackTrace(target, inner);
    })();
  })();
  return [places(target.stack), Error.captureStackTrace.length, String(Error.captureStackTrace)];
});
Object.freeze(Error);
await observe('a frozen Error', () => {
  exports.deep(1);
  return [new Uint8Array(memory.buffer).length, stackOf(() => view.set([1, 2, 3, 4, 5]))];
});

// --- memories and views
await observe('buffer', () => [
  memory.buffer === memory.buffer,
  memory.buffer.byteLength,
  Object.isFrozen(memory.buffer),
  Object.isExtensible(memory.buffer),
  thrown(() => structuredClone(memory)),
  thrown(() => structuredClone(memory.buffer, { transfer: [memory.buffer] })),
  thrown(() => memory.buffer.transfer?.()),
]);
await observe('wide', () => {
  const wide = new Wide({ initial: 1 });
  return [
    wide instanceof Wide,
    wide.grow(1),
    wide.buffer.byteLength,
    wide.grow(0),
    thrown(() => wide.grow(-1)),
    thrown(() => wide.grow('x')),
    thrown(() => wide.grow()),
  ];
});
await observe('growth in earnest', () => {
  const old = memory.buffer;
  const kept = new Uint8Array(old, 16, 5);
  const text = String.fromCharCode(...kept);
  const before = exports.grow(2);
  return [text, before, old.byteLength, memory.buffer === old, memory.buffer.byteLength, kept[0], memory.grow(1)];
});
await observe('shared', () => {
  const shared = new WebAssembly.Memory({ initial: 1, maximum: 3, shared: true });
  const clone = structuredClone(shared);
  shared.grow(1);
  return [
    clone instanceof WebAssembly.Memory,
    clone.buffer.byteLength,
    shared.buffer instanceof SharedArrayBuffer,
    Object.isFrozen(shared.buffer),
  ];
});
await observe('posted', () => {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(module);
  const { message } = receiveMessageOnPort(port2);
  port1.close();
  return [
    message instanceof WebAssembly.Module,
    WebAssembly.Module.imports(message),
    WebAssembly.Module.exports(message).length,
    WebAssembly.Module.customSections(message, 'growscope').length,
    new WebAssembly.Instance(message, { env }).exports.deep(3),
  ];
});
await observe('cloned', () => {
  const clone = structuredClone(module);
  return [
    clone instanceof WebAssembly.Module,
    clone !== module,
    WebAssembly.Module.imports(clone).length,
    new WebAssembly.Instance(clone, { env }).exports.f.name,
  ];
});
await observe('in another realm', () => {
  const context = vm.createContext({ bytes, env });
  return vm.runInContext(
    `const m = new WebAssembly.Module(bytes); const i = new WebAssembly.Instance(m, { env }); [m instanceof WebAssembly.Module, i.exports.f.name, i.exports.f instanceof Function, Object.getPrototypeOf(i.exports.f) === Function.prototype, i.exports.memory instanceof WebAssembly.Memory, String(WebAssembly.Module), String(Uint8Array), Object.getOwnPropertyNames(globalThis).sort().join(), (() => { try { new WebAssembly.Module(new Uint8Array(3)) } catch (e) { return [e instanceof WebAssembly.CompileError, e.message].join() } })()]`,
    context,
  );
});
await observe('another realm’s module', () => {
  const foreign = vm.runInNewContext('new WebAssembly.Module(bytes)', { bytes });
  return [
    foreign instanceof WebAssembly.Module,
    WebAssembly.Module.imports(foreign).length,
    new WebAssembly.Instance(foreign, { env }).exports.deep(1),
  ];
});
await observe(
  'a worker',
  () =>
    new Promise(resolve => {
      const worker = new Worker(
        `const { parentPort, workerData, getEnvironmentData } = require('node:worker_threads'); const { module, env } = workerData; const i = new WebAssembly.Instance(module, { env: { memory: new WebAssembly.Memory({ initial: 1, maximum: 10 }), start: 1, cb: x => x } }); parentPort.postMessage([i.exports.f.name, WebAssembly.Module.imports(module), process.execArgv, Object.keys(workerData), process.argv.length, getEnvironmentData('growscope') === undefined])`,
        { eval: true, workerData: { module }, argv: ['one'] },
      );
      worker.once('message', resolve);
    }),
);
if (WebAssembly.promising)
  await observe('JSPI', async () => {
    const its = new WebAssembly.Instance(module, {
      env: {
        ...env,
        cb: new WebAssembly.Suspending(async value => {
          await null;
          return value * 2;
        }),
      },
    }).exports;
    const deep = WebAssembly.promising(its.deep);
    return [await deep(21), deep.length, deep.name, thrown(() => its.deep(1)), await Promise.all([deep(1), deep(2)])];
  });
