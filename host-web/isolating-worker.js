/**
 * A service worker for static hosts that set no headers: it adds the two that give a page shared memory.
 */
addEventListener('install', () => /** @type {any} */ (globalThis).skipWaiting());
addEventListener('activate', (/** @type {any} */ event) =>
  event.waitUntil(/** @type {any} */ (globalThis).clients.claim()),
);
addEventListener('fetch', (/** @type {any} */ event) => event.respondWith(isolated(event.request)));

/** @param {Request} request */
async function isolated(request) {
  const response = await fetch(request);
  if (response.type === 'opaque' || response.type === 'error') return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
