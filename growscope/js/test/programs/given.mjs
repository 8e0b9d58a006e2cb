// A package that gives out a view of memory, and lets memory grow before its call is over.
import { mkdirSync, writeFileSync } from 'node:fs';
const folder = new URL('./node_modules/giver/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('index.js', folder),
  `export function give({ memory, set_name, get_name_ptr }) {
  const view = new Uint8Array(memory.buffer, get_name_ptr(), 4);
  set_name(5, 4);
  return view;
}`,
);
const { give } = await import(new URL('index.js', folder).href);
const { start } = await import('./guest.mjs');
const given = give(await start());
given.slice();
