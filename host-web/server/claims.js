/**
 * The register of claims as the page shows it, and the probes that run in it.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @import { Register } from '../../claims/src/page.js' */

/** What the page and its worker import of the register. */
const shared = ['cells', 'needs', 'observe', 'plain', 'ratio', 'rule', 'suites', 'verdict'];

/**
 * @param {string} root the repository
 * @param {string} to
 */
export async function takeClaims(root, to) {
  for (const name of shared) await copy(`claims/src/${name}.js`, `claims/src/${name}.js`);
  const register = await read(join(root, 'dist/claims.json'));
  if (!register) return;
  for (const { name, hasProbe } of register.claims)
    if (hasProbe) await copy(`claims/${name}/probe.js`, `claims/${name}/probe.js`);
  // Beside the page's own: those are fewer, and shorter.
  for (const file of new Set(register.claims.flatMap(({ given }) => given)))
    await copy(`dist/${file}`, `claims/given/${file}`);
  await writeFile(join(to, 'claims/claims.json'), JSON.stringify(register));

  /**
   * @param {string} file
   * @param {string} there
   */
  async function copy(file, there) {
    await mkdir(dirname(join(to, there)), { recursive: true });
    await cp(join(root, file), join(to, there));
  }
}

/**
 * Claims are written in TOML, and who only serves the page may have nothing that reads it: then what was read before counts.
 *
 * @param {string} kept
 * @returns {Promise<Register | null>}
 */
async function read(kept) {
  const before = await readFile(kept, 'utf8').catch(() => null);
  try {
    const { forPage } = await import('../../claims/src/page.js');
    const register = forPage();
    const text = `${JSON.stringify(register)}\n`;
    if (text !== before) await writeFile(kept, text);
    return register;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return before === null ? null : JSON.parse(before);
  }
}
