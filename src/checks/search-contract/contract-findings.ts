import type { CompiledArticle } from '../../content/compiled-article.ts';
import { type Finding, finding } from '../../findings/finding.ts';
import { fieldPosition } from '../check.ts';
import { foundWithin, isFound, type Outcome } from './ask-question.ts';
import type { Asked } from './contract.ts';
import type { KeptContract } from './keep-contract.ts';

/** What a build prints of its search contract. */
export interface ContractReport {
  /** All questions, and how many of them were asked again because something changed. */
  questions: number;
  askedAgain: number;
}

/** How many questions of an article were asked, and how many of them are fragile. */
export interface ContractFigures {
  locale: string;
  article: string;
  questions: number;
  fragile: number;
}

/** One for each article that names a question, in the order they were asked. */
export function contractFigures(asked: readonly Asked[]): ContractFigures[] {
  const figures = new Map<string, ContractFigures>();
  for (const { locale, article, shipped, without } of asked) {
    const own = figures.get(`${locale}/${article}`) ?? { locale, article, questions: 0, fragile: 0 };
    own.questions += 1;
    if (isFound(shipped) && without !== undefined && !isFound(without)) own.fragile += 1;
    figures.set(`${locale}/${article}`, own);
  }
  return [...figures.values()];
}

/** Findings for questions that are not found as the site has them, or not without their own phrasing. */
export function contractFindings(asked: readonly Asked[], articles: readonly CompiledArticle[]): Finding[] {
  const byKey = new Map(articles.map((article) => [`${article.locale}/${article.id}`, article]));
  return asked.flatMap(({ locale, article: id, question, shipped, without }) => {
    const article = byKey.get(`${locale}/${id}`);
    if (article === undefined) return [];
    const place = fieldPosition(article, 'answers', article.data.answers.indexOf(question));
    const rivals = ({ first }: Outcome): string =>
      first
        .slice(0, foundWithin)
        .map(
          (other) =>
            `${byKey.get(`${locale}/${other}`)?.file ?? other} (“${byKey.get(`${locale}/${other}`)?.data.title ?? other}”)`,
        )
        .join(', ');
    if (!isFound(shipped)) {
      return [
        finding(
          'answers/not-found',
          place,
          `Asked “${question}”, this article ${comes(shipped)}; first come ${rivals(shipped) || 'none'}.`,
          'Say it in the title or the text in these words. If another article answers it better, move the question there; if two fight for it, make clear in both titles who answers what, or merge them.',
        ),
      ];
    }
    if (without !== undefined && !isFound(without)) {
      return [
        finding(
          'answers/fragile',
          place,
          `“${question}” is found only because it stands here word for word: asked a little differently, the article ${comes(without)}; first come ${rivals(without) || 'none'}.`,
          'Use its key words in the title, the summary or a heading, add two or three other phrasings to `answers`, or name the words that mean the same in content/synonyms.yaml.',
        ),
      ];
    }
    return [];
  });
}

/** Findings for articles that the index cannot find by any word of their title. */
export function blindFindings(blind: KeptContract['blind'], articles: readonly CompiledArticle[]): Finding[] {
  return blind.flatMap(({ locale, article: id }) => {
    const article = articles.find((each) => each.locale === locale && each.id === id);
    return article === undefined
      ? []
      : [
          finding(
            'search/not-indexed',
            fieldPosition(article, 'title'),
            `No word of the title “${article.data.title}” leads to the article in the search index.`,
            'Half of the articles or more have this finding: the index does not know their language. Delete .cache/ and build again; if that does not help, see that the locale of site.yaml is that of the texts.',
          ),
        ];
  });
}

function comes({ rank }: Outcome): string {
  return rank === 0 ? 'is not found at all' : `comes only in place ${rank}`;
}
