#!/usr/bin/env node
/**
 * The command line of the Node host.
 */
import { readFile } from 'node:fs/promises';
import { verbs } from '../../cli/verbs.js';
import * as greet from './commands/greet.js';
import * as heaps from './commands/heaps.js';
import * as matrix from './commands/matrix.js';
import * as report from './commands/report.js';

const help = `Growth Lab's Node host: guests, views, and what growth does to them.

Usage: node host-node VERB [options]

Verbs:
VERBS

Examples:
  node host-node greet lib_growth --strategy stale
  node host-node matrix
  node host-node greet --help

Exit codes:
  0  as it should be
  1  a greeting was lost, or a cell disagrees
  2  bad input
`;

const { name, version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
await verbs({ name, help, version, commands: { greet, matrix, heaps, report } });
