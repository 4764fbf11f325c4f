/**
 * How long a page waits for the endpoint before it says that nothing was stored; every wait of
 * the server is shorter. Longer than a bad mobile connection needs, shorter than a reader waits.
 */
export const browserTimeoutMs = 15_000;
