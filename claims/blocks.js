/**
 * The generated blocks of CLAIMS.md.
 */
import { readClaims, readDocuments } from './src/read.js';
import { scatter } from './src/cells.js';
import { addressOf, suites } from './src/suites.js';
import { readResults } from './src/results.js';
import { shownCell, titleOf, where } from './src/tables.js';
import { verdictOf, verdicts } from './src/verdict.js';

/**
 * @import { Documents, Markdown } from '../scripts/documents.js'
 * @import { Claim } from './src/read.js'
 * @import { Shown } from './src/cells.js'
 * @import { Judged } from './src/verdict.js'
 */

/**
 * @param {Pick<Markdown, 'table'>} markdown
 * @returns {Documents}
 */
export function blocks({ table }) {
  const documents = readDocuments();
  const claims = readClaims(documents);
  const results = readResults();
  if (!results) throw new Error('claims/results.json is not there: node claims run --write');
  const title = titleOf(results.engines);
  const judged = claims.map(claim => {
    const shown = results.claims[claim.name]?.cells ?? [];
    return { claim, shown, judged: verdictOf(claim.rule, scatter(shown)) };
  });
  const sayers = (/** @type {Claim} */ { said }, /** @type {boolean} */ seedsOnly) =>
    said
      .filter(({ by }) => !seedsOnly || documents[by]?.seed)
      .map(({ by, at }) => `[${documents[by]?.title}](${documents[by]?.address}), ${at}`)
      .join('; ');
  const seen = (/** @type {Shown[]} */ shown) =>
    shown.map(cell => `${code(shownCell(cell))}${on(cell, shown)}`).join('; ');
  const on = (/** @type {Shown} */ { engines }, /** @type {Shown[]} */ shown) =>
    shown.length === 1 ? '' : ` on ${engines.map(title).join(', ')}`;

  return {
    'CLAIMS.md': {
      summary: () =>
        [
          table([
            ['verdict', 'claims'],
            ...verdicts.map(verdict => [verdict, `${judged.filter(one => one.judged.verdict === verdict).length}`]),
          ]),
          table([
            ['engine', 'version', 'its engine', 'where from'],
            ...results.engines.map(({ name, version, detail, under, via }) => [
              name,
              version,
              detail,
              under ? `${via}; ${under}` : via,
            ]),
          ]),
          `Observed on ${results.platform} by \`${results.command}\`.`,
        ].join('\n\n'),
      seeds: () =>
        table([
          ['what is said', 'who says it', 'what is so', 'seen'],
          ...judged
            .filter(({ claim, judged }) => isUntrue(judged) && claim.said.some(({ by }) => documents[by]?.seed))
            .map(({ claim, judged, shown }) => [
              `[${claim.claim}](#${claim.name})`,
              sayers(claim, true),
              [`${capital(judged.verdict)}${where(judged, title)}.`, claim.note ?? ''].join(' ').trim(),
              seen(shown.filter(cell => 'seen' in cell)),
            ])
            .map(row => row.map(cell => cell.replaceAll('|', '\\|'))),
        ]),
      suites: () =>
        table([
          ['suite', 'test', 'expects', 'of the claim', 'which', 'engines that fail it'],
          ...judged.flatMap(({ claim, judged }) =>
            claim.tests.map(test => [
              suites[test.suite]?.title ?? '',
              `[${test.file}](${addressOf(test)})${test.test ? `: ${test.test}` : ''}`,
              test.expects,
              `[${claim.name}](#${claim.name})`,
              judged.verdict,
              (test.failed_by ?? []).map(title).join(', '),
            ]),
          ),
        ]),
      register: () =>
        [...new Set(claims.map(({ kind }) => kind))]
          .sort()
          .map(kind =>
            [
              `### ${capital(kind)}`,
              ...judged.filter(({ claim }) => claim.kind === kind).map(one => entry(one.claim, one.judged, one.shown)),
            ].join('\n\n'),
          )
          .join('\n\n'),
    },
  };

  /**
   * @param {Claim} claim
   * @param {Judged} judged
   * @param {Shown[]} shown
   */
  function entry(claim, judged, shown) {
    const { name, cannot, note, falseIf, standard, hasProbe, wat } = claim;
    const files = [...(hasProbe ? ['probe.js'] : []), ...(wat ? ['probe.wat'] : [])];
    const probes = files.map(file => `[${file}](claims/${name}/${file})`).join(', ');
    return [
      `#### ${name}`,
      `${claim.claim} **${capital(judged.verdict)}**${where(judged, title)}.${note ? ` ${note}` : ''}`,
      [
        cannot === null ? `- Seen: ${seen(shown)}` : `- ${cannot}`,
        `- Said by ${sayers(claim, false)}`,
        `- Decided by [the standard](${standard}); false if ${falseIf}${probes ? `; ${probes}` : ''}`,
      ].join('\n'),
    ].join('\n\n');
  }
}

/** @param {Judged} judged */
const isUntrue = ({ verdict }) => verdict === 'holds nowhere' || verdict === 'holds somewhere';

/** @param {string} text */
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} text */
const code = text => `\`${text.replaceAll('`', "'")}\``;
