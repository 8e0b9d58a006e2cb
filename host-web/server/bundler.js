/**
 * esbuild, where it is installed. Loaded when it is wanted: whoever serves the page may not have it, and it does not load in
 * a folder that was deleted.
 */

/** @returns {Promise<typeof import('esbuild') | null>} */
export async function findBundler() {
  try {
    return await import('esbuild');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
