#!/usr/bin/env node
/**
 * The command line of the workshop.
 */
import { readFile } from 'node:fs/promises';
import { verbs } from '../../cli/verbs.js';
import { commands } from './commands/index.js';

const help = `Growth Lab's workshop: exercises that check themselves.

Usage: node workshop [VERB] [options]

Without a verb it shows the current exercise, watches your file, checks it whenever you save, and moves on when it
passes. Without a terminal it checks once.

Verbs:
VERBS

Examples:
  node workshop
  node workshop hint
  node workshop jump 5

Exit codes:
  0  as it should be: the exercise passes, or the verb did what it says
  1  the exercise does not pass yet
  2  bad input
`;

const { name, version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
/** `node workshop 3` can only mean one thing. @param {string[]} args */
const meant = args => (/^\d+$/.test(args[0] ?? '') ? ['jump', ...args] : args);
await verbs({ name, help, version, commands, unnamed: 'watch', meant });
