/**
 * The one meaning of "vacuous": growth was to be met by this run, and was not. Such a run shows nothing, and is a
 * failure.
 *
 * @param {boolean} wanted whether growth was to be met
 * @param {boolean} met whether it was, whoever asked for it
 */
export const isVacuous = (wanted, met) => wanted && !met;
