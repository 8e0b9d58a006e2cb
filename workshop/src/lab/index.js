/**
 * What a checker needs, in one import: nothing here knows an engine. Compilers are in `rust/`.
 */
export { atOnce } from './at-once.js';
export { diagnose, tally } from './diagnose.js';
export { equal } from './equal.js';
export { everySchedule } from './every-schedule.js';
export { extentOf } from './extent-of.js';
export { otherwise, swapCase, swapCaseAt } from './otherwise.js';
export { misshapen, threwInGuest } from './own-guest.js';
export { PAGE } from './page.js';
export { count } from './schedules.js';
export { show } from './show.js';
export { passed, rejected } from './verdict.js';
export * as when from './when.js';
