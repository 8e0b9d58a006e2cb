import { UsageError } from '../../cli/usage-error.js';
import { benchmarks } from './benchmarks.js';

/** @param {string[]} names all of them, when there are none */
export function chosen(names) {
  const known = benchmarks.map(({ name }) => name);
  const unknown = names.find(name => !known.includes(name));
  if (unknown) throw new UsageError(`there is no benchmark called ${unknown}`, `there are ${known.join(', ')}`);
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}
