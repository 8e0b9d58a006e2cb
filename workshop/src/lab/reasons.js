/**
 * The reasons that every checker shares: what can be wrong with a file before, or while, it is checked.
 *
 * @type {Record<string, string>}
 */
export const commonReasons = {
  'syntax-error': 'The file does not parse.',
  'does-not-compile': 'The file does not compile.',
  'threw-while-loading': 'The file threw while it was being loaded, before anything was checked.',
  'missing-export': 'The file does not export what the exercise asks for.',
  'time-limit': 'It was still running at the time limit. Most often that is a loop that never ends.',
  'out-of-memory': 'It filled the JavaScript heap.',
  'never-settles': 'It waits for a promise, and nothing is left that could settle it.',
  exited: 'It ended the process before the check was done.',
  'threw-a-value': 'It threw something that is not an Error, so nobody can see where it came from.',
  'returned-a-promise':
    'It returned a Promise, and its caller wants the value at once. Nothing here has to be waited for: no async.',
  threw: 'It threw an error.',
  trapped: 'The guest trapped.',
  crashed: 'The host crashed. Most often it has used memory that belongs to nobody, or never stopped calling itself.',
  'foreign-import': 'The guest imports something that its host does not have.',
  'needs-rust': 'This exercise is compiled on your machine, and the Rust toolchain that it takes is not all there.',
  'cannot-build': 'Cargo could not build the program that runs your host. That is not the fault of your file.',
  'wrong-answer': 'It returned, and the answer is not right.',
  vacuous: 'Memory did not grow where it was meant to, so nothing has been shown.',
};
