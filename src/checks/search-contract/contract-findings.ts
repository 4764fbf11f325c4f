import { type Finding, finding } from '../../findings/finding.ts';
import { locator } from '../../knowledge/files/field-positions.ts';
import type { YamlSource } from '../../knowledge/files/yaml-source.ts';
import type { Article } from '../../knowledge/read-entry.ts';
import { fieldPosition } from '../check.ts';
import { foundWithin, isFound, type Outcome } from './ask-question.ts';
import type { Asked } from './contract.ts';
import type { KeptContract } from './keep-contract.ts';

/** The search contract in the summary of a build. */
export interface ContractReport {
  /** Number of questions, and how many of them were asked again because something changed. */
  questions: number;
  askedAgain: number;
}

/** What findings of the contract say about an article. */
export interface AskedArticle extends Pick<Article, 'locale' | 'id' | 'file'> {
  data: Pick<Article['data'], 'title' | 'answers'>;
  source: Pick<YamlSource, 'locate'>;
}

/** What a build has to remember of an article until its questions have been asked. */
export function askedArticle({ locale, id, file, data: { title, answers }, source }: Article): AskedArticle {
  const { value, fields = {} } = source.positions;
  const own = Object.entries(fields).filter(([name]) => name === 'title' || name === 'answers');
  const positions = { ...(value && { value }), fields: Object.fromEntries(own) };
  return { locale, id, file, data: { title, answers }, source: locator(file, positions) };
}

/** How many questions of an article were asked, and how many of them are fragile. */
export interface ContractFigures {
  locale: string;
  article: string;
  questions: number;
  fragile: number;
}

/** Figures of each article that has questions, in the order they were asked. */
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

/** Findings for questions whose article is not found, or is found only because of the exact phrasing. */
export function contractFindings(asked: readonly Asked[], articles: readonly AskedArticle[]): Finding[] {
  const byKey = new Map(articles.map((article) => [`${article.locale}/${article.id}`, article]));
  return asked.flatMap(({ locale, article: id, question, shipped, without }) => {
    const article = byKey.get(`${locale}/${id}`);
    if (article === undefined) return [];
    const position = fieldPosition(article, 'answers', article.data.answers.indexOf(question));
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
          position,
          `For “${question}”, this article ${describeRank(shipped)}; the first results are ${rivals(shipped) || 'none'}.`,
          'Use its words in the title or the text. If another article answers it better, move the question there; if two articles compete for it, make their titles say which one answers what, or merge them.',
        ),
      ];
    }
    if (without !== undefined && !isFound(without)) {
      return [
        finding(
          'answers/fragile',
          position,
          `“${question}” is found only because it is listed word for word: without the entry, the article ${describeRank(without)}; the first results are ${rivals(without) || 'none'}.`,
          'Use its key words in the title, the summary or a heading, add two or three other phrasings to `answers`, or add synonyms to content/synonyms.yaml.',
        ),
      ];
    }
    return [];
  });
}

/** Findings for articles that the index cannot find by any word of their title. */
export function blindFindings(blind: KeptContract['blind'], articles: readonly AskedArticle[]): Finding[] {
  return blind.flatMap(({ locale, article: id }) => {
    const article = articles.find((each) => each.locale === locale && each.id === id);
    return article === undefined
      ? []
      : [
          finding(
            'search/not-indexed',
            fieldPosition(article, 'title'),
            `No word of the title “${article.data.title}” finds the article in the search index.`,
            'At least half of the articles have this finding, so the index does not support their language. Delete .cache/ and build again; if that does not help, check that the locales in site.yaml match the language of the texts.',
          ),
        ];
  });
}

function describeRank({ rank }: Outcome): string {
  return rank === 0 ? 'is not found at all' : `is only result ${rank}`;
}
