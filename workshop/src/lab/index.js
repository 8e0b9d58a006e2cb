/**
 * What a checker needs, in one import.
 */
export { assembleWat } from './rust/assemble.js';
export { compileRust } from './rust/compile.js';
export { diagnose, tally } from './diagnose.js';
export { show } from './equal.js';
export { everySchedule } from './every-schedule.js';
export { loadGuest } from './guests.js';
export { misshapen, threwInGuest } from './own-guest.js';
export { PAGE } from './page.js';
export { count } from './schedules.js';
export { passed, rejected } from './verdict.js';
export * as when from './when.js';
