import { readFileSync } from 'node:fs';

/** @type {Uint8Array | undefined} */
let view;
const look = () => {
  try {
    view?.set([1]);
  } catch {
    // It is found all the same.
  }
};
const load = async (/** @type {string} */ file) =>
  /** @type {any} */ ((await WebAssembly.instantiate(readFileSync(file), { env: { look } })).instance.exports);

// The same code twice; one of the two says nothing of its sources.
const [plain, lined] = [await load('plain.wasm'), await load(process.argv[2] ?? 'lines.wasm')];
view = new Uint8Array(lined.memory.buffer, 0, 8);
lined.show(100_000);
view = new Uint8Array(plain.memory.buffer, 0, 8);
plain.show(100_000);
