// right: a table of schedules, and it returns false
const texts = ['ahoy there', 'x', '', 'Zoë ⚓', 'again', 'again', 'a longer text than those before'];
const upper = t => t.replace(/[a-z]/g, c => c.toUpperCase());
export function test(makeHost, makeGuest) {
  const schedules = [[], ...Array.from({ length: 16 }, (_, i) => [i + 1]), Array.from({ length: 40 }, (_, i) => i + 1)];
  for (const pages of [0, 1, 3])
    for (const schedule of schedules) {
      const g = makeGuest();
      let n = 0;
      let calls = [];
      const spy =
        name =>
        (...a) => {
          const r = g[name](...a);
          calls.push(name);
          n += 1;
          if (schedule.includes(n)) g.memory.grow(pages);
          return r;
        };
      const host = makeHost({ memory: g.memory, alloc: spy('alloc'), shout: spy('shout') });
      for (const t of texts) {
        calls = [];
        let got;
        try {
          got = host.shout(t);
        } catch {
          return false;
        }
        if (got !== upper(t)) return false;
        if (calls.filter(c => c === 'shout').length !== 1) return false;
        if (calls.filter(c => c === 'alloc').length > 1) return false;
      }
    }
  return true;
}
