/**
 * What a room gives to the documents.
 *
 * @typedef {Record<string, Record<string, () => string>>} Documents what makes each block, by document and name
 *
 * @typedef {object} Markdown
 * @property {(rows: string[][]) => string} table the first row is the heading
 * @property {(text: string) => string} fenced
 */

export {};
