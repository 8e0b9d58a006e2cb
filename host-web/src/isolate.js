/**
 * On a static host that sets no headers, a service worker adds those that give shared memory; then the page loads once
 * more, because only its answer from the worker carries them.
 */
const KEY = 'growth-lab-isolating';

export async function isolate() {
  const address = document.querySelector('meta[name=isolating-worker]')?.getAttribute('content');
  if (!address || globalThis.crossOriginIsolated || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(address);
    await navigator.serviceWorker.ready;
    // Where it does not help, once is enough.
    if (sessionStorage.getItem(KEY)) return;
    sessionStorage.setItem(KEY, 'tried');
    location.reload();
    await new Promise(() => {});
  } catch {
    // The page works without; the isolation panel says what is refused.
  }
}
