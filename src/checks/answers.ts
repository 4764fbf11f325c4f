import { type Finding, finding } from '../findings/finding.ts';
import { type Check, fieldPlace, isLive, isPublished } from './check.ts';

/** Each article names the real questions it answers; no two articles claim the same. */
export const checkAnswers: Check = ({ articles }) => {
  const claims = Map.groupBy(
    articles.filter(isLive).flatMap((article) => article.data.answers.map((question, index) => ({ article, question, index }))),
    ({ article, question }) => `${article.locale} ${foldQuestion(question)}`,
  );
  const duplicates = [...claims.values()].flatMap((group) =>
    group.flatMap(({ article, question, index }, position) => {
      const place = fieldPlace(article, 'answers', index);
      // Which of them is right is for the writers to say, so every one of them hears of it.
      const others = new Set(group.map((other) => other.article.file).filter((file) => file !== article.file));
      if (others.size > 0) {
        return [
          finding(
            'answers/duplicate',
            place,
            `“${question}” is answered by ${[...others].join(' and ')} too.`,
            'Decide which article answers it, take it out of the other, and link the two.',
          ),
        ];
      }
      const isRepeated = group.findIndex((other) => other.article === article) < position;
      return isRepeated
        ? [finding('answers/duplicate', place, `“${question}” is answered by this article already.`, 'Take it out.')]
        : [];
    }),
  );

  return [...articles.flatMap(missing), ...articles.filter(isLive).flatMap(copied), ...duplicates];

  function missing(article: (typeof articles)[number]): Finding[] {
    return !isPublished(article) || article.data.answers.length > 0
      ? []
      : [
          finding(
            'answers/missing',
            fieldPlace(article, 'answers'),
            'The article names no question it answers.',
            'Add `answers:` with four or more questions in the words learners type; search is tested with them.',
          ),
        ];
  }

  function copied(article: (typeof articles)[number]): Finding[] {
    return article.data.answers.flatMap((question, index) =>
      foldQuestion(question) === foldQuestion(article.data.title)
        ? [
            finding(
              'answers/copied-from-title',
              fieldPlace(article, 'answers', index),
              `“${question}” is the title again.`,
              'Write it as a learner types it: the title is searched anyway.',
            ),
          ]
        : [],
    );
  }
};

/** A question without case, width, white space and punctuation; C++ and C# stay what they are. */
export function foldQuestion(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?![+#])[\s\p{P}\p{S}]/gu, '');
}
