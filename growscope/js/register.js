/** The preload: `node --import growscope/register app.js`. It prints its report when the program ends. */
// @ts-expect-error it stands beside this file in the package, where `build.js` puts it
import './hook.cjs';
