/**
 * Links from documents to claims, in Markdown and in HTML.
 */

/** @import { Verdict } from './verdict.js' */

const markdown = /\]\([^)\s]*CLAIMS\.md#([\w-]+)(?: "([^"]*)")?\)/g;
const html = /<a href="[^"]*CLAIMS\.md#([\w-]+)"(?: title="([^"]*)")?/g;

/** @param {string} text */
export const linksIn = text =>
  [markdown, html].flatMap(pattern =>
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
