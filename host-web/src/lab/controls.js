/**
 * What the visitor chooses: guest, strategy, growth, and what is said.
 */
import { strategies } from '../../../host-js/views/strategies.js';
import { pages } from '../../../host-js/growth/schedule.js';
import { OWN as OWN_CODE } from '../code/own-code.js';
import { h } from '../dom.js';
import { MOST_GREETINGS } from '../state.js';
import { grouped } from '../words.js';

/**
 * @import { Guest, Index, Texts } from '../../../host-js/types.js'
 * @import { State } from '../state.js'
 */

/**
 * @typedef {object} Actions
 * @property {(changes: Partial<State>) => void} change
 * @property {(file: File) => void} file
 */

const OWN = '(your own)';
const NONE = '';

/** The calls of one greeting, in their order; later greetings call `set_name` alone. */
const crossings = ['get_salutation_ptr', 'get_name_ptr', 'get_msg_ptr', 'set_name', 'set_name', 'set_name'];

/**
 * @param {Index} index
 * @param {Actions} actions
 */
export function controls(index, { change, file }) {
  const guests = index.guests.filter(({ greets }) => greets);
  const guest = h(
    'select',
    { id: 'guest', change: () => guest.value !== OWN && change({ guest: guest.value, own: null, ...beginning }) },
    ...guests.map(({ name, why }) => h('option', { title: why }, name)),
  );
  const own = h('option', { value: OWN });
  const strategy = h('select', { id: 'strategy', change: () => change({ strategy: strategy.value }) }, ...held());
  const beside = h(
    'select',
    { id: 'beside', change: () => change({ beside: beside.value || null }) },
    h('option', { value: NONE }, 'nothing'),
    ...held(),
  );
  const after = h(
    'select',
    {
      id: 'after',
      change: () => change({ after: after.value === 'every' ? 'every' : Number(after.value) || null, ...beginning }),
    },
    h('option', { value: NONE }, 'when the guest grows'),
    h('option', { value: 'every' }, 'forced after every call'),
    ...crossings.map((name, at) => h('option', { value: at + 1 }, `forced after call ${at + 1}, ${name}`)),
  );
  const by = h(
    'select',
    { id: 'by', change: () => change({ by: Number(by.value), ...beginning }) },
    // Nobody forces anything: the guest says by how much.
    h('option', { value: NONE, disabled: true }, 'as it asks'),
    ...[0, 1].map(count => h('option', { value: count }, pages(count))),
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
    field('Strategy: how the host holds its view', strategy),
    field('Beside it, to compare', beside),
    field('Schedule: when memory grows', after),
    field('by', by),
    h('div', { class: 'about' }, why, jump),
  );
  const more = h(
    'form',
    { class: 'controls more-controls', submit: (/** @type {Event} */ event) => event.preventDefault() },
    field('Salutation', salutation),
    field('Name', name),
    field('Greeting no.', greeting),
    field('Your own .wasm', files),
  );

  return {
    element,
    /** What is changed more rarely. */
    more,

    /**
     * @param {State} state
     * @param {Texts} texts
     */
    show(state, texts) {
      own.remove();
      if (state.own !== null) {
        own.textContent = `${state.own} (your own)`;
        guest.append(own);
      }
      guest.value = state.own !== null ? OWN : state.guest;
      for (const select of [strategy, beside]) {
        [...select.options].find(({ value }) => value === OWN_CODE)?.remove();
        if (state.code !== null) select.append(h('option', {}, OWN_CODE));
      }
      strategy.value = state.strategy;
      beside.value = state.beside ?? NONE;
      const wanted = String(state.after ?? NONE);
      if (![...after.options].some(({ value }) => value === wanted)) {
        after.append(h('option', { value: wanted }, `forced after call ${grouped(Number(wanted))}`));
      }
      after.value = wanted;
      by.value = state.after === null ? NONE : String(state.by);
      by.disabled = state.after === null;
      salutation.value = texts.salutation;
      name.value = texts.name;
      greeting.value = String(state.greeting);
      const described = guests.find(({ name }) => name === state.guest);
      why.replaceChildren(
        ...(state.own !== null
          ? [h('strong', {}, state.own), ': your own guest, which no link can carry. ']
          : described
            ? [h('strong', {}, described.name), ': ', ...withCode(described.why), ' ']
            : []),
        ...[state.strategy, state.beside].flatMap(held => holding(held, guests)),
      );
    },

    /** Where memory changes is not known of the run that is on its way. */
    rest() {
      jump.hidden = true;
    },

    /**
     * @param {number | null} recorded the greeting; null where nothing could be run
     * @param {number | null} first the greeting in which something happens to memory
     */
    showGreeting(recorded, first) {
      if (recorded !== null) greeting.value = String(recorded);
      jumpTo = first;
      jump.hidden = first === null || first === recorded;
      jump.textContent = `To greeting ${grouped(first ?? 0)}, where memory changes`;
    },
  };
}

/** What stands between backticks is code. @param {string} text */
const withCode = text => text.split('`').map((part, at) => (at % 2 === 1 ? h('code', {}, part) : part));

const held = () => strategies.map(({ name, holds }) => h('option', { title: `holds ${holds}` }, name));

const beginning = { greeting: 1, step: 1 };

/**
 * @param {string | null} wanted
 * @param {Guest[]} guests
 */
function holding(wanted, guests) {
  const held = strategies.find(({ name }) => name === wanted);
  if (!held) return [];
  const said = [h('strong', {}, held.name), ` holds ${held.holds}; fails at: ${held.hole}. `];
  if (!held.lacks) return said;
  const able = guests.filter(
    ({ artefact }) => artefact.memory?.maximumPages != null && artefact.memory.address === 'i32',
  );
  return [...said, `It needs a guest that declares a maximum: ${able.map(({ name }) => name).join(', ')}. `];
}

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} input
 */
const field = (label, input) =>
  h('div', { class: `field field-${input.id}` }, h('label', { for: input.id }, label), input);
