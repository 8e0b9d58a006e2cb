/**
 * Any module: who may grow its memory, and by which way, as growscope finds it.
 */
import { h } from '../dom.js';
import { fetchWasm } from '../guests.js';
import { grouped, plural } from '../words.js';
import { growscope } from './growscope.js';

/**
 * @import { Index } from '../../../host-js/types.js'
 *
 * @typedef {{ index: number, name: string | null }} Named
 * @typedef {{ edge: string, function: Named, candidates?: number }} Edge
 * @typedef {object} Found what growscope's report says
 * @property {{ index: number, initial: number, maximum: number | null, pageBytes: number, shared: boolean, memory64: boolean, imported: boolean, exports: string[] }[]} memories
 * @property {{ function: Named, memory: number, offset: number, reachable: boolean }[]} sites
 * @property {{ module: string, name: string }[]} growImports
 * @property {{ name: string, index: number, verdict: string, path: Edge[], growth: { by: string, memory?: number } | null }[]} exports
 * @property {string[]} conditions
 */

/** From what a host must fear to what it need not: of one export, and of several. @type {Record<string, [string, string]>} */
const verdicts = {
  may: ['may grow memory', 'may grow memory'],
  'may-indirectly': [
    'may grow memory, through a table or a reference',
    'may grow memory, through a table or a reference',
  ],
  'may-through-host': ['may grow memory, when the host calls back', 'may grow memory, when the host calls back'],
  'only-when-trapping': ['grows memory only on a way that traps', 'grow memory only on a way that traps'],
  never: ['never grows memory', 'never grow memory'],
};

export class ModuleView {
  title = 'Any module: who may grow its memory';
  /** @type {string[]} addresses of files to download */
  #urls = [];
  #asked = 0;

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.files = h('input', {
      id: 'module-file',
      type: 'file',
      accept: '.wasm,application/wasm',
      change: () => {
        const [file] = this.files.files ?? [];
        if (file) this.take(file);
        this.files.value = '';
      },
    });
    this.guests = h(
      'select',
      { id: 'module-guest', change: () => this.#take(this.guests.value) },
      h('option', { value: '' }, 'choose one'),
      ...index.guests.map(({ name }) => h('option', {}, name)),
    );
    this.result = h('div', { class: 'module-report', role: 'status' });
    this.element = h(
      'div',
      { class: 'module-view' },
      h(
        'p',
        {},
        'Drop any WebAssembly module on this page. It is read here, and goes nowhere. Nothing of it runs: which exports can reach a growth follows from its code alone.',
      ),
      h(
        'div',
        { class: 'controls' },
        h('div', { class: 'field' }, h('label', { for: 'module-file' }, 'A .wasm file'), this.files),
        h('div', { class: 'field' }, h('label', { for: 'module-guest' }, 'or a guest of this lab'), this.guests),
      ),
      this.result,
    );
  }

  async show() {}

  /** @param {File} file */
  async take(file) {
    this.guests.value = '';
    await this.#read(file.name, async () => new Uint8Array(await file.arrayBuffer()));
  }

  /** @param {string} name */
  async #take(name) {
    const guest = this.index.guests.find(guest => guest.name === name);
    if (guest) await this.#read(guest.file, () => fetchWasm(guest));
  }

  /**
   * @param {string} name
   * @param {() => Promise<Uint8Array<ArrayBuffer>>} load
   */
  async #read(name, load) {
    const asked = (this.#asked += 1);
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    this.result.replaceChildren(h('p', {}, `Reading ${name} …`));
    const complain = (/** @type {string} */ said) => this.result.replaceChildren(h('p', { class: 'complaint' }, said));
    const module = await load().catch(error => String(error.message));
    if (asked !== this.#asked) return;
    if (typeof module === 'string') return complain(`${name} could not be read: ${module}`);
    this.result.replaceChildren(h('p', {}, `Reading ${name}, ${plural(module.length, 'byte')} …`));
    const answer = await growscope(['report', '@', '--json'], module);
    if (asked !== this.#asked) return;
    if ('error' in answer || answer.exit !== 0) {
      const said = 'error' in answer ? answer.error : answer.stderr.replace(/^error: module\.wasm/, name).trim();
      return complain(said);
    }
    this.result.replaceChildren(...this.#report(name, module, JSON.parse(answer.stdout)));
  }

  /**
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} module
   * @param {Found} found
   */
  #report(name, module, { memories, sites, growImports, exports, conditions }) {
    const groups = Object.entries(verdicts).map(([verdict, means]) => ({
      means,
      verdict,
      own: exports.filter(one => one.verdict === verdict),
    }));
    const reachable = sites.filter(({ reachable }) => reachable);
    return [
      h('h2', {}, name, h('span', { class: 'aside' }, ` ${plural(module.length, 'byte')}`)),
      h('ul', { class: 'prose' }, ...memories.map(memory => h('li', {}, describe(memory)))),
      h(
        'p',
        {},
        sites.length + growImports.length === 0
          ? 'It holds no memory.grow and calls no import that grows.'
          : `It holds ${plural(sites.length, 'memory.grow')}, of which ${reachable.length} can be reached${growImports.length > 0 ? `, and imports ${growImports.map(({ module, name }) => `${module}.${name}`).join(', ')}, by which the host may grow it` : ''}.`,
      ),
      ...groups
        .filter(({ own }) => own.length > 0)
        .map(({ verdict, means, own }) =>
          h(
            'details',
            { class: `exports ${verdict}`, open: verdict.startsWith('may') && own.length < 40 },
            h('summary', {}, `${plural(own.length, 'export')} ${means[own.length === 1 ? 0 : 1]}`),
            h('ul', { class: 'prose' }, ...own.map(one => h('li', {}, ...way(one)))),
          ),
        ),
      h('h3', {}, 'Under these conditions'),
      h('ul', { class: 'prose' }, ...conditions.map(text => h('li', {}, text))),
      h('h3', {}, 'A module to test your host with'),
      h(
        'div',
        { class: 'buttons' },
        this.#rewriter('detach', 'growth comes wherever it could have', name, module),
        this.#rewriter('refuse', 'memory cannot grow', name, module),
      ),
    ];
  }

  /**
   * @param {'detach' | 'refuse'} verb
   * @param {string} what
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} module
   */
  #rewriter(verb, what, name, module) {
    const place = h('span', {});
    const button = h(
      'button',
      {
        type: 'button',
        class: 'rewrite',
        'data-verb': verb,
        click: async () => {
          if (button.getAttribute('aria-disabled') === 'true') return;
          button.setAttribute('aria-disabled', 'true');
          const asked = this.#asked;
          place.textContent = ' Rewriting …';
          const answer = await growscope([verb, '@', '-o', 'out.wasm'], module);
          // Another module is shown by now.
          if (asked !== this.#asked) return;
          button.removeAttribute('aria-disabled');
          if ('error' in answer || !answer.written) {
            place.textContent = ` ${'error' in answer ? answer.error : answer.stderr}`;
            return;
          }
          const url = URL.createObjectURL(
            new Blob([/** @type {any} */ (answer.written)], { type: 'application/wasm' }),
          );
          this.#urls.push(url);
          const file = name.replace(/(\.wasm)?$/, `.${verb}.wasm`);
          place.replaceChildren(
            ' ',
            h('a', { href: url, download: file, class: 'rewritten' }, file),
            ` ${grouped(answer.written.length)} bytes`,
          );
        },
      },
      `Make one in which ${what}`,
    );
    return h('p', {}, button, place);
  }
}

/** @param {Found['memories'][0]} memory */
function describe({ index, initial, maximum, pageBytes, shared, memory64, imported, exports }) {
  const facts = [
    `memory ${index}: ${plural(initial, 'page')} of ${grouped(pageBytes)} bytes at first`,
    maximum === null ? 'no maximum' : `at most ${grouped(maximum)}`,
    ...(shared ? ['shared'] : []),
    ...(memory64 ? ['64-bit addresses'] : []),
    ...(imported ? ['imported'] : []),
    exports.length > 0 ? `exported as ${exports.join(', ')}` : 'not exported',
  ];
  return facts.join(', ');
}

/** @param {Found['exports'][0]} one an export, with the way from it to growth */
function way({ name, index, path, growth }) {
  const head = h('code', {}, name);
  if (!growth) return [head];
  const named = (/** @type {Named} */ { index, name }) =>
    name === null ? `function ${index}` : `${name} (function ${index})`;
  return [
    h(
      'details',
      {},
      h('summary', {}, head, h('span', { class: 'aside' }, ` why, in ${plural(path.length + 1, 'step')}`)),
      h(
        'ol',
        { class: 'way' },
        h('li', {}, `export ${name} is function ${index}`),
        ...path.map(({ edge, function: target, candidates }) =>
          h('li', {}, `${edge}: ${named(target)}${candidates ? `, one of ${grouped(candidates)}` : ''}`),
        ),
        h(
          'li',
          {},
          h('strong', {}, `grows memory${growth.memory === undefined ? '' : ` ${growth.memory}`}, by ${growth.by}`),
        ),
      ),
    ),
  ];
}
