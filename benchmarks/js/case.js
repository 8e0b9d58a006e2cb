/**
 * Measures one case in this process, and prints what it took as JSON.
 *
 *   node benchmarks/js/case.js BENCHMARK KEY MILLISECONDS [--quick]
 */
import { identify } from '../../engines/identify.js';
import { benchmarks, key } from './benchmarks.js';

const [benchmark, wanted, milliseconds, quick] = process.argv.slice(2);
const cases = await benchmarks.find(({ name }) => name === benchmark)?.cases();
const found = cases?.find(case_ => key(case_) === wanted);
if (!found) throw new Error(`${benchmark} has no case ${wanted}`);
const measured = await found.measure({ milliseconds: Number(milliseconds), quick: quick === '--quick' });
const { name, version } = await identify();
console.log(JSON.stringify({ engine: { name, version }, ...measured }));
