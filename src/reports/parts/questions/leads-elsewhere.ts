import type { TextReader } from '../../../search/text/text-reader.ts';
import type { ArticleInput } from '../../input.ts';

/** Which questions of which articles have a feature. */
export interface ArticleFeatures {
  articles: readonly Pick<ArticleInput, 'id' | 'category'>[];
  /** Number of the article that each question belongs to. */
  owners: readonly number[];
  /** Numbers of the questions with a feature, titles included. */
  questionsWith: ReadonlyMap<string, readonly number[]>;
}

export function readArticles(articles: readonly ArticleInput[], reader: TextReader): ArticleFeatures {
  const owners: number[] = [];
  const questionsWith = new Map<string, number[]>();
  for (const [number, { title, answers }] of articles.entries())
    for (const text of [title, ...answers]) {
      const question = owners.push(number) - 1;
      for (const feature of reader.features(text)) {
        const list = questionsWith.get(feature) ?? [];
        questionsWith.set(feature, list);
        list.push(question);
      }
    }
  return { articles, owners, questionsWith };
}

/**
 * Whether the known words of a text say little about its topic: of the articles with a question that has as many of them as
 * the article that the search found, most are of other categories. Then the unknown word is the topic: “apply” in “apply for
 * a scholarship” occurs in a question about refunds, and in many others. A topic is at least half of what somebody types; a
 * smaller part is a turn of phrase.
 *
 * @param text what readers typed
 * @param unknownWords its words that occur on no page
 * @returns false when every word is known, and when none is
 */
export function leadsElsewhere(
  { text, unknownWords }: { text: string; unknownWords: readonly string[] },
  article: string,
  { read, reader }: { read: ArticleFeatures; reader: TextReader },
): boolean {
  const words = reader.words(text).filter((word) => reader.isContent(word) && !unknownWords.includes(word));
  if (lengthOf(unknownWords) < lengthOf(words)) return false;
  const found = read.articles.findIndex(({ id }) => id === article);
  if (found === -1 || unknownWords.length === 0 || words.length === 0) return false;
  const most = mostShared(words, read, reader);
  const alike = read.articles.filter((_, number) => (most[number] ?? 0) >= (most[found] ?? 0));
  return 2 * alike.filter(({ category }) => category !== read.articles[found]?.category).length > alike.length;
}

/** How many of some words one question of each article has, at most. */
function mostShared(
  words: readonly string[],
  { articles, owners, questionsWith }: ArticleFeatures,
  reader: TextReader,
): number[] {
  const shared = new Uint16Array(owners.length);
  for (const word of words) {
    const having = new Set(reader.features(word).flatMap((feature) => questionsWith.get(feature) ?? []));
    for (const question of having) shared[question] = (shared[question] ?? 0) + 1;
  }
  const most = new Array<number>(articles.length).fill(0);
  for (const [question, owner] of owners.entries()) most[owner] = Math.max(most[owner] ?? 0, shared[question] ?? 0);
  return most;
}

/** Characters of some words. */
function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + [...word].length, 0);
}
