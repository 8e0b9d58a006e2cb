/**
 * The timeline: play, step, and a scrubber. Its elements stay, so that focus does.
 */
import { h } from '../dom.js';

/** Reading pace: about 200 words a minute, and a moment to look. */
const WORD_MS = 300;
const LOOK_MS = 1500;

const keys = () =>
  h(
    'p',
    { class: 'keys aside' },
    'Keys: ',
    h('kbd', {}, '←'),
    ' ',
    h('kbd', {}, '→'),
    ' step, ',
    h('kbd', {}, 'Space'),
    ' plays and pauses, ',
    h('kbd', {}, 'Home'),
    ' starts over.',
  );

/**
 * @param {(step: number) => void} go to a step, from 1
 */
export function player(go) {
  let [at, reached] = [1, 1];
  /** @type {string[]} */
  let titles = [];
  /** @type {HTMLElement[]} */
  let marks = [];
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;

  const button = (/** @type {string} */ id, /** @type {string} */ label, /** @type {() => void} */ click) =>
    h('button', { type: 'button', id, click }, label);
  const play = button('play', '▶ Play', () => (playing ? stop() : start()));
  play.classList.add('primary');
  const back = button('back', '← Back', () => by(-1));
  const forth = button('forth', 'Step →', () => by(1));
  const again = button('restart', 'Start over', () => to(1));
  const scrubber = h('input', {
    type: 'range',
    id: 'scrubber',
    min: 1,
    'aria-label': 'Step',
    input: () => to(Math.min(Number(scrubber.value), reached)),
  });
  const steps = h('ol', { class: 'steps', 'aria-hidden': 'true' });
  const element = h(
    'div',
    { class: 'player' },
    h('div', {}, h('div', { class: 'buttons' }, play, back, forth, again), keys()),
    h('div', { class: 'track' }, scrubber, steps),
  );

  /** @param {string[]} now */
  function name(now) {
    if (now.join() === titles.join()) return;
    titles = now;
    marks = titles.map((title, index) => h('li', {}, `${index + 1} ${title}`));
    steps.replaceChildren(...marks);
    scrubber.max = String(titles.length);
    element.style.setProperty('--steps', String(titles.length));
  }

  let [words, playing] = [0, false];
  function start() {
    playing = true;
    play.textContent = '❚❚ Pause';
    // What is shown is already read; from the end, it begins again.
    if (at >= reached) go(1);
    else wait();
  }
  function stop() {
    if (timer !== null) clearTimeout(timer);
    [timer, playing] = [null, false];
    play.textContent = '▶ Play';
  }
  function wait() {
    timer = setTimeout(() => go(at + 1), LOOK_MS + words * WORD_MS);
  }
  const to = (/** @type {number} */ step) => {
    stop();
    go(Math.min(Math.max(step, 1), reached));
  };
  const by = (/** @type {number} */ many) => to(at + many);

  return {
    element,
    /** Another run is on its way: a step that is asked for meanwhile is shown when it comes, if it is reached. */
    rest: () => (reached = titles.length),
    by,
    to,
    toggle: () => play.click(),
    stop,

    /**
     * @param {number} step from 1
     * @param {number} steps how many were reached; 0 where nothing could be run
     * @param {{ titles: string[], said: string, dies: boolean, diesAt: number | null }} what all steps are called, what
     *   was told of this one, whether a buffer died in it, and in which step from 1 something dies
     */
    show(step, steps, { titles: now, said, dies, diesAt }) {
      name(now);
      [at, reached] = [step, steps];
      words = said.split(/\s+/).length;
      if (timer !== null) clearTimeout(timer);
      if (playing && (dies || step >= steps)) stop();
      else if (playing) wait();
      scrubber.value = String(step);
      scrubber.disabled = play.disabled = steps === 0;
      scrubber.setAttribute('aria-valuetext', `${step}: ${titles[step - 1]}`);
      // A disabled button loses focus; these stay, and do nothing at the ends.
      back.setAttribute('aria-disabled', String(step <= 1));
      again.setAttribute('aria-disabled', String(step <= 1));
      forth.setAttribute('aria-disabled', String(step >= steps));
      marks.forEach((mark, index) => {
        const number = index + 1;
        mark.className = number === step ? 'present' : number < step ? 'past' : number <= steps ? 'to-come' : 'future';
        mark.classList.toggle('fails', number === diesAt && number <= step);
      });
    },
  };
}
