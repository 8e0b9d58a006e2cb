/**
 * A place to write code: CodeMirror where it was bundled, and a plain text area where it was not.
 */
import { h } from '../dom.js';
import { nextTask } from '../next-task.js';

/** @typedef {{ element: HTMLElement, get: () => string, set: (text: string) => void }} Editor */

/**
 * @param {{ value: string, label: string, isScript?: boolean, onChange: (value: string) => void, onRun: () => void }} options
 * @returns {Promise<Editor>}
 */
export async function editor(options) {
  try {
    // Each makes the page's thread busy for a while: a browser may draw and listen between them.
    const { mount, script } = await nextTask(import('./codemirror.js'));
    const language = (options.isScript ?? true) ? await nextTask(script()) : [];
    const element = h('div', { class: 'editor' });
    return { element, ...mount(element, options, language) };
  } catch {
    return plain(options);
  }
}

/**
 * @param {Parameters<typeof editor>[0]} options
 * @returns {Editor}
 */
function plain({ value, label, onChange, onRun }) {
  const element = h('textarea', {
    class: 'editor',
    rows: 24,
    spellcheck: 'false',
    'aria-label': label,
    input: () => onChange(element.value),
    keydown(/** @type {KeyboardEvent} */ event) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun();
    },
  });
  element.value = value;
  return { element, get: () => element.value, set: text => (element.value = text) };
}
