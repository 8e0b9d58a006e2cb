/**
 * Tests one host: throws, or gives back false, if it is bad.
 *
 * @param {(exports: any) => { shout: (text: string) => string }} makeHost
 * @param {() => any} makeGuest gives the exports of a new guest: memory, alloc(length) and shout(ptr, length)
 */
export function test(makeHost, makeGuest) {
  const host = makeHost(makeGuest());
  const answer = host.shout('ahoy');
  if (answer !== 'AHOY') throw new Error(`it answered ${answer}`);
}
