/**
 * For a command without options: `--help` explains it, anything else is refused, and nothing of it runs.
 *
 * @param {string} help
 */
export function noArguments(help) {
  const [first] = process.argv.slice(2);
  if (first === undefined) return;
  if (first === '--help' || first === '-h') {
    process.stdout.write(help);
    process.exit(0);
  }
  process.stderr.write(`error: it takes no arguments, and got ${first}\n  --help explains it\n`);
  process.exit(2);
}
