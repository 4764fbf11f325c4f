import { html } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { stringsFor } from '../../i18n/strings.ts';

/**
 * @param link its secret; `stale` says that one could not be used; left out, the page says how to get one
 * @param identity whom the company’s login names, whom team.yaml does not know
 */
export async function signInPage(locale: string, link: string | undefined, identity?: string): Promise<Page> {
  const t = stringsFor(locale).questions.staff;
  const body = await html`<div class="staff"><h1>${t.signIn}</h1>
${identity === undefined ? '' : html`<p class="banner banner-warn">${t.signInUnknown(identity)}</p>`}
${
  link === undefined || link === 'stale'
    ? html`<p class="lead">${link === 'stale' ? t.signInStale : ''} ${t.signInHow}</p>`
    : html`<form class="form" method="post" action="/staff/sign-in/${encodeURIComponent(link)}"><button class="primary">${t.signInAs}</button></form>`
}</div>`;
  return { locale, title: t.signIn, body: body.toString() };
}
