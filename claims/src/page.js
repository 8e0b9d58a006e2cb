/**
 * Every claim with all that a page needs to show it and to run it again: see observe.js for how.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { titleOf } from './tables.js';
import { question, runModules } from './question.js';
import { readDocuments, room } from './read.js';
import { readResults, scatter } from './results.js';
import { verdictOf } from './verdict.js';

/** @import { Claim } from './read.js' */

/** @param {Claim[]} claims */
export function forPage(claims) {
  const documents = readDocuments();
  const results = readResults();
  const title = titleOf(results?.engines ?? []);
  const modules = runModules(claims);
  return {
    command: results?.command,
    engines: results?.engines.map(engine => ({ ...engine, title: title(engine.id) })) ?? [],
    claims: claims.map(claim => {
      const { name, cannot, hasProbe, wat, said } = claim;
      const cells = scatter(results?.claims[name]?.cells ?? []);
      return {
        ...claim,
        wat: undefined,
        said: said.map(({ by, at }) => ({ ...documents[by], at })),
        // Only what is to be run needs its files.
        question: cannot === null ? question(claim, modules) : null,
        source: hasProbe ? readFileSync(join(room, name, 'probe.js'), 'utf8') : null,
        module: wat ? readFileSync(wat, 'utf8') : null,
        cells,
        ...verdictOf(claim.rule, cells),
      };
    }),
  };
}
