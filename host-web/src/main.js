/**
 * The page: one view at a time, as the address says. A view's code is fetched when it is first shown.
 */
import { identify } from '../../engines/identify.js';
import { h } from './dom.js';
import { acceptDrops } from './drop.js';
import { fetchIndex } from './guests.js';
import { isolate } from './isolate.js';
import { nextTask } from './next-task.js';
import { once } from './once.js';
import { projector } from './projector.js';
import { defaults, format, parse, views } from './state.js';
import { wear } from './styles.js';

/**
 * @import { Index } from '../../host-js/types.js'
 * @import { State } from './state.js'
 * @import { Sheet } from './styles.js'
 *
 * @typedef {(state: State, replace: boolean) => void} Go
 * @typedef {{ title: string, element: HTMLElement, show: (state: State) => Promise<void>, take?: (file: File) => Promise<void> }} View
 */

/** @type {Record<State['view'], { name: string, styles?: Sheet[], make: (index: Index, go: Go) => Promise<View> }>} */
const rooms = {
  lab: { name: 'Lab', make: async (index, go) => new (await nextTask(import('./lab/lab-view.js'))).LabView(index, go) },
  code: {
    name: 'Your code',
    styles: ['tables', 'verdict', 'code/code'],
    make: async (index, go) => new (await nextTask(import('./code/code-view.js'))).CodeView(index, go),
  },
  module: {
    name: 'Any module',
    styles: ['module/module'],
    make: async index => new (await nextTask(import('./module/module-view.js'))).ModuleView(index),
  },
  matrix: {
    name: 'Matrix',
    styles: ['tables'],
    make: async index => new (await nextTask(import('./matrix-view.js'))).MatrixView(index),
  },
  growth: {
    name: 'Growth',
    styles: ['tables', 'growth'],
    make: async index => new (await nextTask(import('./growth-view.js'))).GrowthView(index),
  },
  claims: {
    name: 'Claims',
    styles: ['claims/claims'],
    make: async () => new (await nextTask(import('./claims/claims-view.js'))).ClaimsView(),
  },
  workshop: {
    name: 'Workshop',
    styles: ['verdict', 'workshop/workshop'],
    make: async () => new (await nextTask(import('./workshop/workshop-view.js'))).WorkshopView(),
  },
  engines: {
    name: 'Engines',
    styles: ['tables'],
    make: async () => new (await nextTask(import('./engines-view.js'))).EnginesView(),
  },
};

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const nav = /** @type {HTMLElement} */ (document.getElementById('views'));

async function start() {
  if (typeof WebAssembly !== 'object') {
    throw new Error('This browser has no WebAssembly, or it is switched off: nothing here can run without it.');
  }
  await isolate();
  const index = await fetchIndex();
  /** @type {Go} */
  const go = (state, replace) => {
    history[replace ? 'replaceState' : 'pushState'](null, '', format(state));
    show();
  };
  const furnish = async (/** @type {State['view']} */ name) => {
    const { styles = [], make } = rooms[name];
    const [view] = await Promise.all([make(index, go), wear(styles)]);
    return view;
  };
  const made = new Map(views.map(name => [name, once(() => furnish(name))]));
  const room = (/** @type {State['view']} */ name) => /** @type {() => Promise<View>} */ (made.get(name))();
  let lab = parse(location.hash);
  const links = new Map(views.map(view => [view, h('a', {}, rooms[view].name)]));
  nav.replaceChildren(...links.values());

  let asked = 0;
  async function show() {
    const now = (asked += 1);
    const state = parse(location.hash);
    if (state.view === 'lab') lab = state;
    for (const [view, link] of links) {
      link.href = format(view === 'lab' ? lab : { ...defaults, view, ...(view === 'code' ? { code: lab.code } : {}) });
      if (view === state.view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    try {
      const view = await room(state.view);
      // Its code has just come; a step of a view that is shown waits for nothing.
      if (!view.element.isConnected) await nextTask();
      // Another address may have been asked for while its code was on the way.
      if (now !== asked) return;
      document.title = `${view.title} – Growth Lab`;
      if (!view.element.isConnected) {
        // Whoever followed a link of the view that goes finds the keyboard in the one that comes.
        const isLost = main.contains(document.activeElement);
        main.replaceChildren(h('h1', {}, view.title), view.element);
        if (isLost) main.focus({ preventScroll: true });
      }
      await view.show(state);
    } catch (error) {
      if (now === asked) fail(error);
    }
  }

  // What is dropped is a guest to greet with, unless the page is asked about modules.
  acceptDrops(async file => {
    const { view } = parse(location.hash);
    try {
      await (await room(view === 'module' ? view : 'lab')).take?.(file);
    } catch (error) {
      fail(error);
    }
  });
  addEventListener('hashchange', show);
  const header = /** @type {HTMLElement} */ (document.querySelector('.top'));
  const engine = /** @type {HTMLElement} */ (document.getElementById('engine'));
  header.insertBefore(projector(), engine);
  await show();
  const { name, version } = await identify();
  engine.textContent = `${name} ${version}`;
}

/** @param {unknown} error */
function fail(error) {
  // What stands there already says what to do about a page that was opened as a file.
  if (location.protocol === 'file:' && document.getElementById('notice')) return;
  const message = error instanceof Error ? error.message : String(error);
  main.replaceChildren(h('h1', {}, 'Growth Lab'), h('p', { class: 'notice', role: 'alert' }, message));
}

await start().catch(fail);
