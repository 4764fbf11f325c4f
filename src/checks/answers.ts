import { type Finding, finding } from '../findings/finding.ts';
import { foldQuestion } from '../knowledge/fold-question.ts';
import { hasPlaceholder } from '../knowledge/placeholder.ts';
import { type Check, fieldPosition, isLive, isPublished, type ReadableArticle, readableArticles } from './check.ts';

/** Every article lists the questions it answers, and no two articles claim the same one. */
export const checkAnswers: Check = (input) => {
  const readable = readableArticles(input).filter(isLive);
  const asked = readable.flatMap(questionsOf);
  const claims = Map.groupBy(
    asked.filter(({ question }) => !hasPlaceholder(question)),
    ({ article, folded }) => `${article.locale} ${folded}`,
  );
  const duplicates = [...claims.values()].flatMap((group) =>
    group.flatMap(({ article, question, index }, nth) => {
      if (group.length === 1) return [];
      const position = fieldPosition(article, 'answers', index);
      // Only the writers can decide which article keeps it, so each one gets the finding.
      const others = new Set(group.map((other) => other.article.file).filter((file) => file !== article.file));
      if (others.size > 0) {
        return [
          finding(
            'answers/duplicate',
            position,
            `“${question}” is also listed by ${[...others].join(' and ')}.`,
            'Decide which article answers it, remove it from the other, and link the two.',
          ),
        ];
      }
      const isRepeated = group.findIndex((other) => other.article === article) < nth;
      return isRepeated
        ? [finding('answers/duplicate', position, `“${question}” is already listed in this article.`, 'Remove one of the two.')]
        : [];
    }),
  );

  return [...input.articles.flatMap(missing), ...asked.flatMap(copied), ...duplicates];

  function missing(article: (typeof input.articles)[number]): Finding[] {
    return !isPublished(article) || article.data.answers.length > 0
      ? []
      : [
          finding(
            'answers/missing',
            fieldPosition(article, 'answers'),
            'The article does not list any questions it answers.',
            'Add `answers:` with four or more questions in learners’ own words; every build tests search with them.',
          ),
        ];
  }

  function copied({ article, question, index, isTitle }: Asked<ReadableArticle>): Finding[] {
    return isTitle
      ? [
          finding(
            'answers/copied-from-title',
            fieldPosition(article, 'answers', index),
            `“${question}” only repeats the title.`,
            'Write it the way a learner would type it; the title is searched anyway.',
          ),
        ]
      : [];
  }
};

/** A question of an article. */
interface Asked<Article> {
  article: Article;
  question: string;
  index: number;
  /** As `foldQuestion` makes it. */
  folded: string;
  isTitle: boolean;
}

export function questionsOf<Article extends Pick<ReadableArticle, 'data'>>(article: Article): Asked<Article>[] {
  const { title, answers = [] } = article.data;
  const foldedTitle = title === undefined ? undefined : foldQuestion(title);
  return answers.map((question, index) => {
    const folded = foldQuestion(question);
    return { article, question, index, folded, isTitle: folded === foldedTitle };
  });
}
