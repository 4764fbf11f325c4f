import { html } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { formatInstant } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { articleUrl } from '../../knowledge/article-id.ts';
import type { FeedbackSettings } from '../../knowledge/feedback-settings.ts';
import { pageUrl } from '../../knowledge/page-url.ts';
import type { StoredComment } from '../comments/comment.ts';
import { commentForm } from '../comments/comment-form.ts';
import type { Ballot } from './ballot.ts';
import { type VoteValue, voteValues } from './vote.ts';

/**
 * The page of a ballot: thanks the reader, says what was stored and lets them change it.
 *
 * @param locale the reader's interface language
 * @param now milliseconds since 1970
 */
export async function receiptPage(
  ballot: Ballot,
  locale: string,
  now: number,
  { settings, comment }: ReceiptDetails,
): Promise<Page> {
  const { feedback, pages } = stringsFor(locale);
  const { receipt } = feedback;
  const body = await html`<h1>${receipt.title}</h1>
<p>${receipt.stored(valueLabel(ballot.value, locale))}</p>
${now < ballot.changeUntil ? html`${changeForm(ballot, locale, settings.zone)}${commentForm(ballot, settings, comment, locale)}` : html`<p>${receipt.closed}</p>`}
<p><a href="${articleUrl(locale, ballot.article)}">${receipt.back}</a></p>
<p><a href="${pageUrl(locale, 'survey')}?article=${encodeURIComponent(ballot.article)}">${pages.survey}</a></p>`;
  return { locale, title: receipt.title, body: body.toString() };
}

export interface ReceiptDetails {
  settings: Pick<FeedbackSettings, 'voteReasons' | 'zone'>;
  /** What was added to the vote so far. */
  comment: StoredComment | undefined;
}

function changeForm(ballot: Ballot, locale: string, zone: string | undefined) {
  const { receipt } = stringsFor(locale).feedback;
  const until = new Date(ballot.changeUntil);
  const fields = { ballot: ballot.ballot, article: ballot.article, locale: ballot.locale, revision: ballot.revision };
  const others = voteValues.filter((value) => value !== ballot.value);
  return html`<form method="post" action="/api/votes?reader=${encodeURIComponent(locale)}" class="form">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<p>${receipt.changeUntil}<time datetime="${until.toISOString()}">${formatInstant(until, locale, zone)}</time></p>
${others.map((value) => html`<button name="value" value="${value}">${receipt.changeTo(valueLabel(value, locale))}</button>\n`)}
</form>`;
}

function valueLabel(value: VoteValue, locale: string): string {
  const { helpful, notHelpful } = stringsFor(locale).feedback;
  return { helpful, 'not-helpful': notHelpful }[value];
}
