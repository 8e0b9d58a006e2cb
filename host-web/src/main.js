/**
 * The page: one view at a time, as the address says.
 */
import { identify } from '../../engines/identify.js';
import { h } from './dom.js';
import { EnginesView } from './engines-view.js';
import { GrowthView } from './growth-view.js';
import { fetchIndex } from './guests.js';
import { LabView } from './lab/lab-view.js';
import { MatrixView } from './matrix-view.js';
import { format, parse, views } from './state.js';

/**
 * @import { State } from './state.js'
 */

/** @type {Record<State['view'], string>} */
const names = { lab: 'Lab', matrix: 'Matrix', growth: 'Growth', engines: 'Engines' };

const main = /** @type {HTMLElement} */ (document.getElementById('main'));

async function start() {
  if (typeof WebAssembly !== 'object') {
    throw new Error('This browser has no WebAssembly, or it is switched off: nothing here can run without it.');
  }
  const index = await fetchIndex();
  /** @param {State} state @param {boolean} replace */
  const go = (state, replace) => {
    history[replace ? 'replaceState' : 'pushState'](null, '', format(state));
    show();
  };
  const built = {
    lab: new LabView(index, go),
    matrix: new MatrixView(index),
    growth: new GrowthView(index),
    engines: new EnginesView(),
  };
  const { name, version } = await identify();
  /** @type {HTMLElement} */ (document.getElementById('engine')).textContent = `${name} ${version}`;
  let lab = parse(location.hash);

  function show() {
    const state = parse(location.hash);
    if (state.view === 'lab') lab = state;
    const view = built[state.view];
    document.title = `${view.title} – Growth Lab`;
    document
      .getElementById('views')
      ?.replaceChildren(
        ...views.map(view =>
          h('a', { href: format({ ...lab, view }), 'aria-current': view === state.view && 'page' }, names[view]),
        ),
      );
    if (!view.element.isConnected) main.replaceChildren(h('h1', {}, view.title), view.element);
    view.show(state).catch(fail);
  }

  addEventListener('hashchange', show);
  show();
}

/** @param {unknown} error */
function fail(error) {
  const message = error instanceof Error ? error.message : String(error);
  main.replaceChildren(h('h1', {}, 'Growth Lab'), h('p', { class: 'notice', role: 'alert' }, message));
}

await start().catch(fail);
