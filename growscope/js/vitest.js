/** Vitest: `setupFiles: ['growscope/vitest']`. The hooks of the process are laid into the test's own realm. */
import v8 from 'node:v8';

const shared = /** @type {any} */ (v8)[Symbol.for('growscope')];
if (!shared) {
  throw new Error('growscope is not loaded: start Vitest with `npx growscope run -- npx vitest run`');
}
shared.install(globalThis);
