/**
 * The trace of growths as speedscope reads it: one sample a growth, its weight the bytes that it added.
 */

/** @import { Whole } from './summary.js' */

/** @param {Whole} whole */
export function speedscope({ processes }) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {{ name: string, file: string, line: number, col: number }[]} */
  const frames = [];
  /** @type {(frame: import('../engine/stack.js').Frame) => number} */
  const index = frame => {
    const key = `${frame.function} ${frame.file}:${frame.line}:${frame.column}`;
    const at = known.get(key) ?? frames.length;
    if (!known.has(key)) {
      known.set(key, at);
      const name = frame.guest
        ? `guest ${frame.function || `function ${frame.line}`}`
        : frame.function || '(anonymous)';
      const { file, line, column } = frame.source?.[0] ?? frame;
      frames.push({ name, file, line, col: column ?? 1 });
    }
    return at;
  };
  const profiles = processes
    .filter(({ trace }) => trace.length > 0)
    .map(({ pid, thread, program, trace }) => {
      const samples = trace.map(({ stack }) => stack.map(index).reverse());
      const weights = trace.map(({ delta }) => (delta ?? 1) * 65536);
      const endValue = weights.reduce((sum, weight) => sum + weight, 0);
      return {
        type: 'sampled',
        name: `${program} (${pid}.${thread})`,
        unit: 'bytes',
        startValue: 0,
        endValue,
        samples,
        weights,
      };
    });
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    exporter: 'growscope',
    name: 'growth of memory',
    shared: { frames },
    profiles,
  };
}
