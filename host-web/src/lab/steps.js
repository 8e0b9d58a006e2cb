/**
 * The steps of a greeting, by the names that people read.
 */

/** @import { StepName } from '../../../host-js/trace/trace.js' */

/** @type {Record<StepName, string>} */
export const stepTitles = {
  instantiate: 'instantiate',
  view: 'take a view',
  pointers: 'get pointers',
  'write-salutation': 'write salutation',
  'write-name': 'write name',
  'set-name': 'set_name',
  read: 'read',
};
