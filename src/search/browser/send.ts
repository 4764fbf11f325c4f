import { withBase } from '../../knowledge/base-path.ts';

/**
 * Sends what a search came to. Failures are ignored: a site works without an endpoint.
 *
 * @param isLeaving whether the page is about to end
 */
export function send(address: string, body: object, isLeaving: boolean): void {
  const id = 'randomUUID' in crypto && address === '/api/searches' ? { id: crypto.randomUUID() } : {};
  const url = withBase(address);
  const text = JSON.stringify({ ...id, ...body });
  if (isLeaving && sendBeacon(url, text)) return;
  const headers = { 'Content-Type': 'application/json' };
  fetch(url, { method: 'POST', keepalive: true, headers, body: text }).catch(() => {});
}

/** @returns false in browsers without beacons, and in Chrome before 81, whose beacons are not JSON */
function sendBeacon(url: string, text: string): boolean {
  try {
    return navigator.sendBeacon(url, new Blob([text], { type: 'application/json' }));
  } catch {
    return false;
  }
}
