import { access } from './access.js';
import { greeting } from './greeting.js';
import { growth } from './growth.js';
import { text } from './text.js';

/** @import { Benchmark, Case } from './types.js' */

/** @type {Benchmark[]} */
export const benchmarks = [access, greeting, text, growth];

/** @param {Pick<Case, 'name' | 'parameter'>} case_ */
export const key = ({ name, parameter }) => (parameter === '' ? name : `${name}/${parameter}`);
