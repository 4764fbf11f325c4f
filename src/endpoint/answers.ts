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

/** Redirect after POST: reloading the page that a form leads to sends nothing again. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, ...endpointHeaders } });
}

/**
 * What was sent is stored.
 *
 * @param page where a form leads
 */
export function answerStored({ isForm }: SentBody, page: string, status: 200 | 201 = 201): Response {
  return isForm ? seeOther(page) : answerJson({ stored: true }, status);
}

/**
 * What was sent is counted; there is nothing to show.
 *
 * @param page where a form leads
 */
export function answerCounted({ isForm }: SentBody, page: string): Response {
  return isForm ? seeOther(page) : new Response(null, { status: 202, headers: { ...endpointHeaders } });
}
