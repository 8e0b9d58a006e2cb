/** @import { Observation } from '../../host-js/matrix/run.js' */

/** A greeting that the host's own view lost. */
export class GreetingLost extends Error {
  name = 'GreetingLost';
  exitCode = 1;

  /**
   * @param {string} guest
   * @param {string} strategy
   * @param {Observation} seen
   */
  constructor(guest, strategy, { outcome, detail, pagesBefore, pagesAfter, firstDetach }) {
    super(`the greeting is lost: ${detail}`);
    const grew =
      pagesAfter > pagesBefore ? `grew memory from ${pagesBefore} to ${pagesAfter} pages` : 'grew memory by 0 pages';
    const cause = {
      detached: `${grew}, which detached the ArrayBuffer that ${strategy}'s view was made over`,
      short: `${grew}; ${strategy}'s view over the shared buffer is alive, and ends before the bytes`,
      silent: `${grew}; ${strategy}'s view over the shared buffer is alive, and ends before the message`,
    }[/** @type {string} */ (outcome)];
    const isViewsFault = firstDetach !== null || pagesAfter > pagesBefore;
    this.next = isViewsFault
      ? [
          `what happened: set_name in ${guest} ${cause}`,
          'what to do:    make the view after the call, not before: --strategy fresh, or identity-check',
        ]
      : [
          `what happened: set_name in ${guest} left something else in its message slot`,
          'what to do:    mend the guest',
        ];
  }
}
