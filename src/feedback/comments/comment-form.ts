import { html } from 'hono/html';
import { stringsFor } from '../../i18n/strings.ts';
import type { FeedbackSettings } from '../../knowledge/feedback-settings.ts';
import { maxCommentLength } from '../../readers/limits.ts';
import type { Ballot } from '../votes/ballot.ts';
import type { StoredComment } from './comment.ts';

/**
 * The form on a ballot's page that asks why the article did or did not help. Shows what was sent so far.
 *
 * @param locale the reader's interface language
 */
export function commentForm(
  { ballot, value }: Ballot,
  { voteReasons }: Pick<FeedbackSettings, 'voteReasons'>,
  comment: StoredComment | undefined,
  locale: string,
) {
  const t = stringsFor(locale).feedback.comment;
  const reasons = value === 'not-helpful' ? voteReasons : [];
  const labelOf = ({ id, label }: (typeof voteReasons)[number]): string => label[locale] ?? Object.values(label)[0] ?? id;
  const given = voteReasons.find(({ id }) => id === comment?.reason);
  return html`${comment === undefined ? '' : html`<p role="status">${t.stored}</p>`}
${given === undefined ? '' : html`<p>${labelOf(given)}</p>`}
${comment?.text === undefined ? '' : html`<blockquote><p>${comment.text}</p></blockquote>`}
<form class="form" method="post" action="/api/comments?reader=${encodeURIComponent(locale)}">
<input type="hidden" name="ballot" value="${ballot}">
${
  reasons.length === 0
    ? ''
    : html`<fieldset><legend>${t.reasons}</legend>
${reasons.map((reason) => html`<label><input type="radio" name="reason" value="${reason.id}"${reason.id === comment?.reason ? html` checked` : ''}> ${labelOf(reason)}</label>\n`)}</fieldset>`
}
<label for="text">${value === 'helpful' ? t.textHelpful : t.text}</label>
<textarea id="text" name="text" rows="3" maxlength="${maxCommentLength}" aria-describedby="text-note"></textarea>
<p id="text-note"><small>${t.note}</small></p>
<p class="trap" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>
<button>${t.send}</button>
</form>`;
}
