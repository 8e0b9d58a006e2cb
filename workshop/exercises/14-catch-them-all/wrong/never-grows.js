// rejected: vacuous
// because: Many texts, of every length and alphabet, each compared to the letter: that is what a thorough test looks like.
// say: Which of your texts made memory grow? Count. The bugs here have nothing to do with the text.

/** @param {any} makeHost @param {any} makeGuest */
export function test(makeHost, makeGuest) {
  const host = makeHost(makeGuest());
  for (const text of ['ahoy', '', 'Zoë!', 'three winds', '⚓ land ⚓', 'a'.repeat(1000)]) {
    const expected = text.replace(/[a-z]/g, letter => letter.toUpperCase());
    if (host.shout(text) !== expected) throw new Error(`wrong for ${text}`);
  }
}
