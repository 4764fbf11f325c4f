import { html } from 'hono/html';
import { stringsFor } from '../../i18n/strings.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { OpenedQuestion, StoredStep } from '../stored-question.ts';
import type { Rating } from './read-ratings.ts';
import { ratingDetails, stepDetails } from './step-details.ts';
import { nameOf } from './words.ts';

interface History {
  question: OpenedQuestion;
  settings: QuestionSettings;
  locale: string;
  /** What its asker said of the service, the earliest first. */
  ratings: readonly Rating[];
  time: (at: number) => string;
}

/** What the asker wrote since the last reply: it is what the next one is about. */
export function sinceReply({ question, locale, time }: Pick<History, 'question' | 'locale' | 'time'>) {
  const t = stringsFor(locale).questions.staff;
  const replied = question.steps.findLastIndex(({ move }) => move === 'answer');
  return question.steps.slice(replied + 1).flatMap(({ actor, move, at, written }) =>
    actor !== 'asker' || written === undefined
      ? []
      : [
          html`<section class="card question-message"><p class="question-who"><b>${t.asker}</b> ${t.moves[move]} <small>${time(at)}</small></p>
<p class="question-text" lang="${languageTag(question.locale)}">${written.text}</p></section>`,
        ],
  );
}

/** All steps, oldest first. */
export function history({ question, settings, locale, ratings, time }: History) {
  const t = stringsFor(locale).questions.staff;

  function ratingOf(step: number): Rating | undefined {
    return ratings[question.steps.filter(({ move, step: before }) => move === 'rate' && before < step).length];
  }

  function step({ step: number, at, actor, move, detail, written, outcome, isUnreadable: isHidden }: StoredStep) {
    const rating = move === 'rate' ? ratingOf(number) : undefined;
    const details = rating === undefined ? stepDetails({ detail }, settings, locale) : ratingDetails(rating, locale);
    const who = actor === 'asker' ? t.asker : nameOf(actor, settings, t);
    return html`<li class="${move}"><b>${who}</b> ${t.moves[move]} <small>${time(at)}${details === '' ? '' : ` · ${details}`}</small>
${[isHidden ? t.unreadable : written?.text, outcome, rating?.reason].map((words) => (words ? html`<p class="question-text">${words}</p>` : ''))}</li>`;
  }

  return html`<h2>${t.history}</h2><ol class="staff-history">${question.steps.map(step)}</ol>`;
}
