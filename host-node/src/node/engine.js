/** The engine that this host runs on, as reports name it. */
export const engine = () => ({
  name: 'Node.js',
  version: process.versions.node,
  detail: `V8 ${process.versions.v8}`,
});
