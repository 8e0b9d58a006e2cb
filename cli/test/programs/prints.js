/** Prints lines, and answers with the exit code that it is given. */
import assert from 'node:assert/strict';
import { program } from '../../program.js';
import { UsageError } from '../../usage-error.js';

await program({
  name: 'prints',
  help: 'help\n',
  options: {
    lines: { type: 'string', default: '1' },
    exit: { type: 'string', default: '0' },
    refuse: { type: 'string' },
    json: { type: 'boolean' },
    break: { type: 'boolean' },
    hang: { type: 'boolean' },
    where: { type: 'boolean' },
    later: { type: 'boolean' },
  },
  async execute(values) {
    if (values.refuse !== undefined) throw new UsageError(`refused: ${values.refuse}`, ['do this', 'or that']);
    if (values.break) throw new TypeError('a defect');
    // Nobody waits for it, as for what a package does while it is loaded.
    if (values.later) return new Promise(() => setImmediate(() => process.cwd() && assert.fail('a defect')));
    if (values.where) process.stdout.write(process.cwd());
    if (values.hang) setInterval(() => {}, 1000);
    for (let line = 0; line < Number(values.lines); line += 1) {
      process.stdout.write(`${'x'.repeat(100)}\n`);
      await new Promise(setImmediate);
    }
    return Number(values.exit);
  },
});
