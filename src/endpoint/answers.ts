/**
 * Answers of the endpoint, each with the headers that all of them have. Made in one go with plain headers: a
 * runtime can send such an answer without building the objects of the web's standard first.
 */

/** Nothing of the endpoint may be kept by a browser or a proxy, taken for another type, or shown in or by another site. */
export const endpointHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export function answerJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...endpointHeaders } });
}

/** The answer to a form: a page of its own, so that reloading it sends nothing again. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, ...endpointHeaders } });
}

/** Counted; there is nothing to say. */
export function answerAccepted(): Response {
  return new Response(null, { status: 202, headers: { ...endpointHeaders } });
}
