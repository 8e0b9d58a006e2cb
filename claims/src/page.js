/**
 * The register as a page needs it: to show every claim, and to run it again. See observe.js for how.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './question.js';
import { BadClaim, readClaims, readDocuments, room } from './read.js';
import { readResults } from './results.js';
import { titleOf } from './tables.js';

/**
 * @import { Identity } from '../../engines/tables.js'
 * @import { Claim, Document } from './read.js'
 * @import { Shown } from './cells.js'
 *
 * @typedef {Omit<Claim, 'wat'> & { source: string | null, module: string | null, wasm: string | null, cells: Shown[] }} PageClaim
 *   `source` is the probe's, `module` its WAT, `wasm` the same assembled, in hexadecimal
 *
 * @typedef {object} Register
 * @property {string} command
 * @property {string} platform
 * @property {(Identity & { via: string, title: string })[]} engines
 * @property {Record<string, Document>} documents by id
 * @property {PageClaim[]} claims
 */

/** @returns {Register} */
export function forPage() {
  const documents = readDocuments();
  const results = readResults();
  if (!results) throw new BadClaim('claims/results.json is not there\n  run: node claims run --write');
  const { command, platform, engines } = results;
  const title = titleOf(engines);
  return {
    command,
    platform,
    engines: engines.map(engine => ({ ...engine, title: title(engine.id) })),
    documents,
    claims: readClaims(documents).map(claim => {
      const { wat, ...rest } = claim;
      const { name, hasProbe } = claim;
      const stored = results.claims[name];
      // Its cells would be shown beside another probe than the one that made them.
      if (stored?.fingerprint !== fingerprint(claim)) {
        throw new BadClaim(`claims/results.json knows another ${name}\n  run: node claims run ${name} --write`);
      }
      return {
        ...rest,
        source: hasProbe ? readFileSync(join(room, name, 'probe.js'), 'utf8') : null,
        module: wat ? readFileSync(wat, 'utf8') : null,
        wasm: stored.wasm ?? null,
        cells: stored.cells,
      };
    }),
  };
}
