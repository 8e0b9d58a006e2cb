/** Jest: `setupFiles: ['growscope/jest']`. The hooks of the process are laid into the test's own realm. */
const shared = require('node:v8')[Symbol.for('growscope')];
if (!shared) {
  throw new Error(
    'growscope is not loaded: start Jest with `npx growscope run -- npx jest`, or with NODE_OPTIONS=--import=growscope/register',
  );
}
shared.install(globalThis);
