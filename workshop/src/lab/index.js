/**
 * What a checker needs, in one import.
 */
export { assembleWat } from './assemble-wat.js';
export { compileRust } from './compile-rust.js';
export { diagnose, tally } from './diagnose.js';
export { show } from './equal.js';
export { everySchedule } from './every-schedule.js';
export { loadGuest } from './guests.js';
export { rustReasons } from './needs-rust.js';
export { misshapen, ownGuestReasons, threwInGuest } from './own-guest.js';
export { passed, rejected } from './verdict.js';
export * as when from './when.js';
