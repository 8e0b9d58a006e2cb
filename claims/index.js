#!/usr/bin/env node
/**
 * The register of claims: what is said of growth, run on every engine.
 */
import { verbs } from '../cli/verbs.js';
import * as exported from './src/commands/export.js';
import * as run from './src/commands/run.js';

const help = `What is said of growth, and what every engine shows of it.

Usage: node claims [VERB] [options]

Verbs:
VERBS

Examples:
  node claims run
  node claims run --help

Exit codes:
  0  as it should be
  1  an engine did not finish a probe
  2  bad input
`;

await verbs({ name: 'claims', help, version: '0.1.0', commands: { run, export: exported }, unnamed: 'run' });
