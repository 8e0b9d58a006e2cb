/** Prints lines, and answers with the exit code that it is given. */
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
  },
  async execute(values) {
    if (values.refuse !== undefined) throw new UsageError(`refused: ${values.refuse}`, ['do this', 'or that']);
    if (values.break) throw new TypeError('a defect');
    if (values.where) process.stdout.write(process.cwd());
    if (values.hang) setInterval(() => {}, 1000);
    for (let line = 0; line < Number(values.lines); line += 1) {
      process.stdout.write(`${'x'.repeat(100)}\n`);
      await new Promise(setImmediate);
    }
    return Number(values.exit);
  },
});
