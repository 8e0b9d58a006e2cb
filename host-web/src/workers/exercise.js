/**
 * The thread in which one check and the learner's code run: the same checkers as the runner's, and nothing of Node's.
 */
import { judge } from '../../../workshop/src/lab/judge.js';
import { assembleHere } from '../workshop/assembler.js';
import { STAGE, rejected } from '../../../workshop/src/lab/verdict.js';

/**
 * @import { Verdict } from '../../../workshop/src/lab/types.js'
 *
 * @typedef {{ exercise: string, file: string, source: string, guests: Record<string, Uint8Array<ArrayBuffer>>, assembler: Uint8Array<ArrayBuffer> | null }} Job
 * @typedef {{ verdict?: Verdict, stage?: { what: string, seconds: number }, begun?: true, alive?: true }} Answer
 */

// Taken now: what the learner's file does to it later changes nothing.
const send = postMessage.bind(globalThis);
let begun = false;

addEventListener('message', async (/** @type {MessageEvent<Job | 'alive?'>} */ { data }) => {
  if (data === 'alive?') return send({ alive: true });
  if (begun) return;
  begun = true;
  send({ verdict: await verdictOn(data).catch(error => rejected('checker-failed', { details: [String(error)] })) });
});

/**
 * @param {Job} job
 * @returns {Promise<Verdict>}
 */
async function verdictOn({ exercise, file, source, guests, assembler }) {
  const checker = await import(`../../../workshop/exercises/${exercise}/check.js`);
  // From here the learner's time counts; what came before is the network's.
  send({ begun: true });
  // The comment names the file in stacks, as the runner's staging folder does.
  const named = `${source}\n//# sourceURL=${STAGE}page/${file}\n`;
  const url = URL.createObjectURL(new Blob([named], { type: 'text/javascript' }));
  return judge(
    checker,
    {
      path: file,
      source,
      stage: (what, seconds) => send({ stage: { what, seconds } }),
      loadGuest: name => WebAssembly.compile(/** @type {Uint8Array<ArrayBuffer>} */ (guests[name])),
      assemble: async ({ source }) => {
        if (!assembler)
          throw new Error('the assembler is not built into this page: make guests, and assemble it again');
        return assembleHere(assembler, source);
      },
    },
    file.endsWith('.js') ? () => import(url) : null,
  );
}
