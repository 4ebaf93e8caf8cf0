/** Keeps the page itself on this device, so that it opens without the network. Not over plain http, nor in development. */
export function keepPageOnDevice(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Without it the page works all the same, only not without the network.
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
