import { test } from 'node:test';
import { assertRan, cli, dist, readJson } from './lab.js';

/** @type {{ title: string, args: string[], exit: number, stdout?: string[], stderr?: string[], only?: string }[]} */
const cases = readJson('cases/cli.json');

for (const { title, args, only = 'host-node', ...expected } of cases) {
  if (only !== 'host-node') continue;
  test(`the command line ${title}`, () => {
    assertRan(cli(args.map(arg => arg.replace('{dist}', dist))), expected);
  });
}
