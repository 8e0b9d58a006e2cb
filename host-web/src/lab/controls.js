/**
 * What the visitor chooses, and the buttons that step.
 */
import { strategies } from '../../../host-js/views/strategies.js';
import { h } from '../dom.js';
import { MOST_GREETINGS } from '../state.js';
import { grouped } from '../words.js';

/**
 * @import { Index, Texts } from '../../../host-js/types.js'
 * @import { State } from '../state.js'
 * @import { Chosen } from './tracer.js'
 */

/**
 * @typedef {object} Actions
 * @property {(changes: Partial<State>) => void} change
 * @property {(by: number) => void} step
 * @property {() => void} run
 * @property {() => void} restart
 * @property {(file: File) => void} file
 */

const OWN = '(your own)';

/**
 * @param {Index} index
 * @param {Actions} actions
 */
export function controls(index, { change, step, run, restart, file }) {
  const guests = index.guests.filter(({ greets }) => greets);
  const guest = h(
    'select',
    { id: 'guest', change: () => guest.value !== OWN && change({ guest: guest.value, greeting: 1, step: 1 }) },
    ...guests.map(({ name }) => h('option', {}, name)),
  );
  const own = h('option', { value: OWN });
  const strategy = h(
    'select',
    { id: 'strategy', change: () => change({ strategy: strategy.value }) },
    ...strategies.map(({ name }) => h('option', {}, name)),
  );
  const salutation = h('input', {
    id: 'salutation',
    size: 12,
    autocomplete: 'off',
    change: () => change({ salutation: salutation.value }),
  });
  const name = h('input', { id: 'name', size: 16, autocomplete: 'off', change: () => change({ name: name.value }) });
  const greeting = h('input', {
    id: 'greeting',
    type: 'number',
    min: 1,
    max: MOST_GREETINGS,
    change: () => change({ greeting: Math.min(Math.max(Math.trunc(Number(greeting.value)) || 1, 1), MOST_GREETINGS) }),
  });
  const files = h('input', {
    id: 'file',
    type: 'file',
    accept: '.wasm,application/wasm',
    change() {
      if (files.files?.[0]) file(files.files[0]);
      files.value = '';
    },
  });
  const back = h('button', { type: 'button', id: 'back', click: () => step(-1) }, '← Back');
  const forth = h('button', { type: 'button', id: 'forth', class: 'primary', click: () => step(1) }, 'Step →');
  const all = h('button', { type: 'button', id: 'run', click: run }, 'Run');
  const again = h('button', { type: 'button', id: 'restart', click: restart }, 'Start over');
  /** @type {number | null} */
  let jumpTo = null;
  const jump = h('button', {
    type: 'button',
    id: 'jump',
    click: () => jumpTo && change({ greeting: jumpTo, step: 1 }),
  });
  const why = h('p', { class: 'why aside' });

  const element = h(
    'form',
    { class: 'controls', submit: (/** @type {Event} */ event) => event.preventDefault() },
    field('Guest', guest),
    field('Strategy', strategy),
    field('Salutation', salutation),
    field('Name', name),
    field('Greeting no.', greeting),
    field('Your own .wasm', files),
    h('div', { class: 'buttons' }, forth, back, all, again, jump),
    why,
  );

  return {
    element,

    /**
     * @param {State} state
     * @param {Texts} texts
     * @param {Chosen | null} chosen the visitor's own guest
     */
    show(state, texts, chosen) {
      own.remove();
      if (chosen) {
        own.textContent = `${chosen.name} (your own)`;
        guest.append(own);
      }
      guest.value = chosen ? OWN : state.guest;
      strategy.value = state.strategy;
      salutation.value = texts.salutation;
      name.value = texts.name;
      greeting.value = String(state.greeting);
      const described = guests.find(({ name }) => name === state.guest);
      const held = strategies.find(({ name }) => name === state.strategy);
      why.replaceChildren(
        ...(chosen
          ? [h('strong', {}, chosen.name), ': your own guest, which no link can carry. ']
          : described
            ? [h('strong', {}, described.name), `: ${described.why} `]
            : []),
        ...(held ? [h('strong', {}, held.name), ` holds ${held.holds}.`] : []),
      );
    },

    /**
     * @param {number} at the step, from 0
     * @param {number} steps
     * @param {number} recorded the greeting
     * @param {number | null} first the greeting in which something happens to memory
     */
    showProgress(at, steps, recorded, first) {
      back.disabled = at <= 0;
      forth.disabled = at >= steps - 1;
      all.disabled = forth.disabled;
      again.disabled = back.disabled;
      greeting.value = String(recorded);
      jumpTo = first;
      jump.hidden = first === null || first === recorded;
      jump.textContent = `To greeting ${grouped(first ?? 0)}, where memory changes`;
    },
  };
}

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} input
 */
const field = (label, input) =>
  h('div', { class: `field field-${input.id}` }, h('label', { for: input.id }, label), input);
