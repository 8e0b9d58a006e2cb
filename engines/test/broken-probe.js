/**
 * A probe that fails as it is told to.
 *
 * @param {string} how
 */
export function observe(how) {
  if (how === 'throw') throw new Error('out of order');
  if (how === 'hang') for (;;);
  if (how === 'crash') process.kill(process.pid, 'SIGKILL');
  return 'answered';
}
