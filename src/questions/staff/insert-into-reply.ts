import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { OpenedQuestion } from '../stored-question.ts';
import type { ReplyDraft } from './reply-form.ts';
import { insertText } from './reply-templates.ts';
import type { StaffMove } from './staff-move.ts';
import type { SuggestedArticle } from './staff-routes.ts';

/** The form with a template or the words of an article, which then goes with the reply. */
export function insertIntoReply(
  draft: ReplyDraft,
  { what, id }: NonNullable<StaffMove['insert']>,
  {
    question,
    articles,
    settings,
  }: { question: OpenedQuestion; articles: readonly SuggestedArticle[]; settings: QuestionSettings },
): ReplyDraft {
  if (what === 'reply') {
    const template = settings.replies.find((each) => each.id === id && each.locale === question.locale);
    return template === undefined ? draft : { ...draft, text: insertText(draft.text, template.text) };
  }
  const article = articles.find((each) => each.id === id);
  if (article === undefined) return draft;
  return { ...draft, text: insertText(draft.text, article.summary), article: `${article.id} ${article.title}` };
}
