import type { TextReader } from '../../../search/text/text-reader.ts';
import type { ArticleInput } from '../../input.ts';

/** Features of the title and of each listed question of an article. */
export interface ReadArticle {
  id: string;
  category: string;
  questions: readonly ReadonlySet<string>[];
}

export function readArticle({ id, category, title, answers }: ArticleInput, reader: TextReader): ReadArticle {
  return { id, category, questions: [title, ...answers].map((text) => new Set(reader.features(text))) };
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
  { articles, reader }: { articles: readonly ReadArticle[]; reader: TextReader },
): boolean {
  const words = reader.words(text).filter((word) => reader.isContent(word) && !unknownWords.includes(word));
  if (lengthOf(unknownWords) < lengthOf(words)) return false;
  const found = articles.find(({ id }) => id === article);
  if (found === undefined || unknownWords.length === 0 || words.length === 0) return false;
  const features = words.map((word) => reader.features(word));
  const shared = (questions: ReadArticle['questions']): number =>
    Math.max(...questions.map((question) => features.filter((own) => own.some((feature) => question.has(feature))).length));
  const own = shared(found.questions);
  const alike = articles.filter(({ questions }) => shared(questions) >= own);
  return 2 * alike.filter(({ category }) => category !== found.category).length > alike.length;
}

/** Characters of some words. */
function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + [...word].length, 0);
}
