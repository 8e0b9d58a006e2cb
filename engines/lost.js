/** A probe that an engine did not finish: it crashed, hung, or threw. The engine itself goes on. */
export class Lost extends Error {
  name = 'Lost';
}
