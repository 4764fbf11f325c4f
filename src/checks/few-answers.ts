import { type Finding, finding } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { type Check, fieldPosition, isPublished } from './check.ts';

/**
 * Questions that an article in demand should list. On the public question sets, 0, 5, 10, 20 and 40 phrasings a page put the
 * right page first for 57, 73, 74, 79 and 84 % of the questions: the first five bring most.
 */
const enoughAnswers = 5;

/** Public articles that readers ask for, by the report or as tasks of the home page, list enough questions. */
export const checkFewAnswers: Check = ({ kb, articles, demand }) => {
  const tasks = new Set(kb.site.tasks.map(({ article }) => article));
  return articles.flatMap((article): Finding[] => {
    const { answers, audience } = article.data;
    const asked = demand?.get(articleKey(article.locale, article.id));
    const isWanted = asked !== undefined || tasks.has(article.id);
    // Without any, it has a finding of its own.
    const isFew = answers.length > 0 && answers.length < enoughAnswers;
    if (!isPublished(article) || audience !== 'public' || !isWanted || !isFew) return [];
    const why = asked === undefined ? 'It is a task of the home page' : `Readers voted on it or searched for it ${asked} times`;
    return [
      finding(
        'answers/few',
        fieldPosition(article, 'answers'),
        `${why}, but the article lists only ${answers.length === 1 ? '1 question' : `${answers.length} questions`}.`,
        `List at least ${enoughAnswers}, in learners’ own words; reports/proposals.patch proposes some.`,
      ),
    ];
  });
};
