/**
 * The view, to be poked: what it answers to an index, a write or a set, evaluated for real in the step that is shown.
 */
import { isOfBytes, pokes } from '../../../host-js/trace/poke.js';
import { h } from '../dom.js';

/**
 * @import { Poked } from '../../../host-js/trace/poke.js'
 * @import { AnyStep } from './steps.js'
 */

/**
 * @param {string} id unlike that of another panel
 * @param {(index: number, i: number) => Promise<Poked | null>} ask
 */
export function pokePanel(id, ask) {
  const where = h('input', { id: `i-${id}`, class: 'poke-i', type: 'number', min: 0, value: 0 });
  const title = h('h2', { id: `poke-${id}` });
  /** How many views were shown: what one answers is not said of the next. */
  let shown = 0;
  /** One at a time, in the order in which they were pressed. @type {Promise<unknown>} */
  let earlier = Promise.resolve();
  const rows = pokes.map(({ source }, index) => {
    const said = h('td', { class: 'said' });
    const now = h('td', { class: 'now' });
    const button = h(
      'button',
      {
        type: 'button',
        class: 'poke',
        async click() {
          const at = shown;
          const i = Math.max(Math.trunc(Number(where.value)) || 0, 0);
          const answer = earlier.then(() => (at === shown ? ask(index, i) : null));
          earlier = answer;
          const poked = await answer;
          if (!poked || at !== shown) return;
          const lies = poked.answered === 'undefined' && source === 'view[i]';
          const isLost = source.includes('= 7') && poked.now !== '7';
          said.replaceChildren(
            poked.threw === null
              ? h('code', { class: lies || isLost ? 'lied' : 'fine' }, poked.answered)
              : h('code', { class: 'threw' }, `threw ${poked.threw}`),
            ...(lies || isLost ? [h('span', { class: 'aside' }, ' and no exception')] : []),
          );
          now.replaceChildren(h('code', {}, poked.now));
        },
      },
      source,
    );
    return { row: h('tr', {}, h('th', { scope: 'row' }, button), said, now), said, now, button };
  });
  const element = h(
    'section',
    { class: 'pokes', 'aria-labelledby': `poke-${id}` },
    h('div', { class: 'poke-head' }, title, h('label', { for: `i-${id}` }, 'i = '), where),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h('tr', {}, ...['press', 'it answers', 'memory holds at i'].map(text => h('th', { scope: 'col' }, text))),
      ),
      h('tbody', { 'aria-live': 'polite' }, ...rows.map(({ row }) => row)),
    ),
  );
  return {
    element,

    /** While another run is on its way, there is nothing to poke. */
    rest() {
      shown += 1;
      for (const { button } of rows) button.disabled = true;
    },

    /**
     * @param {AnyStep} step
     * @param {string} held the strategy's name
     */
    show({ views, slots }, held) {
      shown += 1;
      const view = views.find(({ inUse }) => inUse);
      const canBePoked = view !== undefined && isOfBytes(view.kind);
      title.textContent = canBePoked
        ? `Poke view ${view.id}, ${!view.alive ? 'dead' : 'alive'}`
        : view
          ? `View ${view.id} is a ${view.kind}: only bytes are poked`
          : 'Poke the view: there is none yet';
      title.append(h('span', { class: 'visually-hidden' }, ` with ${held}`));
      where.value = String(Math.max((slots[0]?.at ?? 0) - (view?.from ?? 0), 0));
      for (const { said, now, button } of rows) {
        said.replaceChildren();
        now.replaceChildren();
        button.disabled = !canBePoked;
      }
    },
  };
}
