/**
 * The little Markdown that exercises are written in: headings, paragraphs, lists, code and links.
 */
import { citation } from './claims/cite.js';
import { h } from './dom.js';

/**
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function markdown(text) {
  return text
    .split(/\n{2,}(?! {2,}\S)/)
    .reduce((blocks, block) => [...blocks, ...one(block)], /** @type {HTMLElement[]} */ ([]));
}

/** @param {string} block @returns {HTMLElement[]} */
function one(block) {
  if (!block.trim()) return [];
  const [, fenced] = block.match(/^```\w*\n([^]*?)\n?```$/) ?? [];
  if (fenced !== undefined) return [h('pre', {}, h('code', {}, fenced))];
  const [, heading] = block.match(/^##+ (.*)/) ?? [];
  if (heading) return [h('h3', {}, ...inline(heading)), ...one(block.split('\n').slice(1).join('\n'))];
  if (/^ {4}/.test(block)) return [h('pre', {}, h('code', {}, block.replace(/^ {4}/gm, '')))];
  const marker = /^(?:- |\d+\. )/m;
  if (/^(- |\d+\. )/.test(block)) {
    const items = block.split(new RegExp(marker.source, 'gm')).filter(item => item.trim());
    return [
      h(block.startsWith('-') ? 'ul' : 'ol', { class: 'prose' }, ...items.map(item => h('li', {}, ...inline(item)))),
    ];
  }
  return [h('p', {}, ...inline(block))];
}

/**
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function inline(text) {
  const parts = text.replace(/\n\s*/g, ' ').split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)]+\))/);
  return parts.map(part => {
    if (/^`.+`$/.test(part)) return h('code', {}, part.slice(1, -1));
    if (/^\*\*.+\*\*$/.test(part)) return h('strong', {}, ...inline(part.slice(2, -2)));
    if (/^\*.+\*$/.test(part)) return h('em', {}, part.slice(1, -1));
    const [, words, address] = part.match(/^\[(.+)\]\((.+)\)$/) ?? [];
    const [, claim, verdict] = address?.match(/CLAIMS\.md#([\w-]+) "(.*)"$/) ?? [];
    if (claim && verdict) return citation({ name: claim, verdict });
    if (words && address && /^(https:|#)/.test(address)) return h('a', { href: address }, ...inline(words));
    return words ?? part;
  });
}
