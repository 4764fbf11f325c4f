import type { SentBody } from './read-body.ts';

/**
 * Answers of the endpoint. Each is created from a status and a plain object of headers, which a runtime can send without
 * building the web's Headers and stream objects first.
 */

/** Nothing from the endpoint may be cached, sniffed as another type, framed, or embedded by another site. */
export const endpointHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

export function answerJson(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...endpointHeaders } });
}

/** Redirect after POST, so that reloading the page does not send the form again. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, ...endpointHeaders } });
}

/**
 * Confirms that what was sent is stored.
 *
 * @param page address that a form is redirected to
 */
export function answerStored({ isForm }: SentBody, page: string, status: 200 | 201 = 201): Response {
  return isForm ? seeOther(page) : answerJson({ stored: true }, status);
}

/**
 * Confirms that what was sent is counted; there is nothing to show.
 *
 * @param page address that a form is redirected to
 */
export function answerCounted({ isForm }: SentBody, page: string): Response {
  return isForm ? seeOther(page) : new Response(null, { status: 202, headers: { ...endpointHeaders } });
}
