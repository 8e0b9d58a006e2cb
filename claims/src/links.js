/**
 * Links from documents to claims: in Markdown, in HTML, and in the page's own code.
 */

/** @import { Verdict } from './verdict.js' */

const markdown = /\]\([^)\s]*CLAIMS\.md#([\w-]+)(?: "([^"]*)")?\)/g;
const html = /<a href="[^"]*CLAIMS\.md#([\w-]+)"(?: title="([^"]*)")?/g;

const code = /\bcite\(\s*'([\w-]+)',\s*'([^']*)'/g;

/** @param {string} text */
export const linksIn = text =>
  [markdown, html, code].flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, name = '', said]) => ({ name, said: said ?? null })),
  );

/**
 * @param {string} text
 * @param {Record<string, Verdict>} verdicts by the claim's name
 * @returns {string[]} what each wrong link is wrong in
 */
export const wrongLinks = (text, verdicts) =>
  linksIn(text).flatMap(({ name, said }) => {
    const verdict = verdicts[name];
    if (!verdict) return [`there is no claim ${name}`];
    if (said === null) return [`the link to ${name} does not say its verdict`];
    return said === verdict ? [] : [`${name} ${verdict}, and the link says ${said}`];
  });

/** What says a fact of growth, whoever says it. */
const fact = new RegExp(
  [
    '(?:views?|buffers?)[^.]{0,30} (?:dies?|detaches)\\b',
    'detach(?:es)? (?:every|all|the|as well|nothing)',
    '(?:not|never|cannot) detach(?:es|ed)?\\b',
    'detaches all the same',
    'growth by 0[^.]* (?:detach|kill)',
    '(?:reads?|is|answers) `undefined`',
    'never shrinks',
    'of 65,536 bytes',
    'length (?:is|of|becomes) 0\\b',
    'at its old length',
    'grows? along',
  ].join('|'),
  'i',
);

/**
 * @param {string} markdown
 * @returns {string[]} each paragraph, or point of a list, that says a fact of growth and names no claim
 */
export const unnamedFacts = markdown =>
  markdown
    // What is code, or was written by a command that observed it, speaks for itself.
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/<!-- ([\w-]+):[^]*?<!-- \/\1 -->/g, '')
    .split(/\n\s*\n|\n(?=\s*(?:- |\d+\. |\|))/)
    .map(paragraph => paragraph.trim().replace(/\s+/g, ' '))
    .filter(paragraph => !/^(?:#|\||;)/.test(paragraph) && fact.test(paragraph) && linksIn(paragraph).length === 0);
