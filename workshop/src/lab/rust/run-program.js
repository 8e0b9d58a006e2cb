/**
 * Runs rustc or cargo at the repository's root, with the toolchain that is pinned there, and installs nothing.
 */
import { runTool } from '../../run-tool.js';
import { ROOT, findToolchain, readChannel } from '../../toolchain.js';

/** The environment in which rustup takes the pinned toolchain, or the one that there is, and downloads nothing. */
export const rustEnvironment = async () => (await findToolchain(await readChannel(ROOT))).env;

/**
 * @param {string} program
 * @param {string[]} args
 */
export const runProgram = async (program, args) =>
  // Without a limit: whoever calls has said how long it may take.
  runTool(program, args, { cwd: ROOT, env: await rustEnvironment(), timeout: 0 });
