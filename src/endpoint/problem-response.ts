import { html } from 'hono/html';
import { type Strings, stringsFor } from '../i18n/strings.ts';
import { endpointHeaders } from './answers.ts';
import type { Page } from './page.ts';
import { describeFields, type Problem } from './problem.ts';
import { isFormPost } from './read-body.ts';
import { readerLocale } from './reader-locale.ts';

/**
 * The response to a problem: a page for a form or a request for HTML, otherwise problem+json (RFC 9457), where `reason` is
 * for programs and `detail` for people.
 */
export async function problemResponse(
  request: Request,
  problem: Problem,
  showPage: (page: Page, init: ResponseInit) => Promise<Response>,
): Promise<Response> {
  const { status } = problem;
  const locale = readerLocale(request);
  const strings = stringsFor(locale);
  const init = { status, headers: problemHeaders(problem) };
  if (wantsPage(request)) return showPage(await problemPage(problem, locale, strings), init);
  const errors = describeFields(problem.fields, strings);
  const body = {
    type: 'about:blank',
    title: statusTitles[status],
    status,
    detail: strings.feedback.problem.reasons[problem.reason],
    reason: problem.reason,
    ...(errors.length > 0 && { errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...endpointHeaders, ...init.headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
}

/** RFC 9110, and RFC 6585 for 429. */
const statusTitles: Readonly<Record<Problem['status'], string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  411: 'Length Required',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function problemHeaders({ status, allow, retryAfter }: Problem): Record<string, string> {
  return {
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    ...(allow.length > 0 && { Allow: allow.join(', ') }),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  };
}

function wantsPage(request: Request): boolean {
  return isFormPost(request) || (request.headers.get('accept') ?? '').includes('text/html');
}

async function problemPage(problem: Problem, locale: string, strings: Strings): Promise<Page> {
  const { title, reasons, home } = strings.feedback.problem;
  const faults = describeFields(problem.fields, strings);
  const body = await html`<h1>${title}</h1>
<p>${reasons[problem.reason]}</p>
${faults.length > 0 ? html`<ul>${faults.map(({ field, message }) => html`<li><code>${field}</code> ${message}</li>`)}</ul>` : ''}
<p><a href="/${locale}/">${home}</a></p>`;
  return { locale, title, body: body.toString() };
}
