/**
 * What this run was asked for. `growscope run` hands it down in the environment, a page in a global.
 */

/**
 * @typedef {object} Settings
 * @property {'reach' | 'allocation' | 'crossing'} when at which boundaries growth is forced
 * @property {boolean} force whether it is forced at all; without it, real growth alone is watched
 * @property {number} least bytes; where the guest asked its allocator for fewer, none is forced
 * @property {number | null} only force at this crossing alone
 * @property {number | null} upTo force up to this crossing
 * @property {number | null} refuse growth fails from this one on
 * @property {boolean} strict a held view is a finding
 * @property {boolean} trace every real growth is reported
 * @property {boolean} sharedGrow shared memory really grows
 * @property {string[]} growImports
 * @property {string[]} announce
 * @property {boolean} holders whether a heap snapshot may be taken
 * @property {number} heapLimit bytes of heap above which none is taken
 * @property {boolean} cache whether rewritten modules are kept between runs
 * @property {string | null} modules a folder for the modules that the program loads
 * @property {string | null} dir where this process leaves its report; without one it prints it
 */

/** @type {Settings} */
export const settings = {
  when: 'reach',
  force: true,
  least: 0,
  only: null,
  upTo: null,
  refuse: null,
  strict: false,
  trace: false,
  sharedGrow: false,
  growImports: [],
  announce: [],
  holders: true,
  heapLimit: 600 << 20,
  cache: true,
  modules: null,
  dir: null,
};
