import { decodeUriPart } from '../../knowledge/decode-uri.ts';
import { ignoredWords } from './words-of-address.ts';

/** An article that a reader can open in some locale. */
export interface ListedArticle {
  id: string;
  title: string;
  /** BCP 47 tag; left out when the title is in the reader's language. */
  lang?: string | undefined;
}

/** Share of equal pairs of letters below which two ids are different words rather than a slip. */
const minSimilarity = 0.6;

/** Guesses that are this much worse than the best one are left out. */
const maxBehind = 0.1;

const maxGuesses = 3;

/** In characters; ids are shorter. */
const maxSegment = 100;

/**
 * The articles whose id is most like the last part of an address: `refund-a-cours` is `refund-a-course`.
 *
 * @param pathname percent-encoded path inside the help centre
 * @returns up to three, the most similar first; empty when no id is similar
 */
export function guessArticles(pathname: string, articles: readonly ListedArticle[]): ListedArticle[] {
  const wanted = pairsOf(idIn(pathname));
  if (wanted.size === 0) return [];
  const similar = articles
    .map((article) => ({ article, similarity: similarityOf(wanted, pairsOf(article.id)) }))
    .filter(({ similarity }) => similarity >= minSimilarity)
    .sort((a, b) => b.similarity - a.similarity);
  const best = similar[0]?.similarity ?? 0;
  return similar
    .filter(({ similarity }) => similarity > best - maxBehind)
    .slice(0, maxGuesses)
    .map(({ article }) => article);
}

/** `refund-a-course` of `/en/articles/Refund_a_course.html`; empty when no part of the path could be an id. */
function idIn(pathname: string): string {
  const parts = decodeUriPart(pathname)
    .split('/')
    .map((part) => part.slice(0, maxSegment).toLowerCase())
    .map((part) => part.replace(/\.(?:html?|php|aspx?|jsp|md)$/, ''));
  const last = parts.filter((part) => part !== '' && !ignoredWords.test(part)).pop() ?? '';
  return last
    .split(/[^a-z0-9]/)
    .filter((word) => word !== '')
    .join('-');
}

/** Pairs of neighbouring characters. */
function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)));
}

/** Dice coefficient of two sets, 0…1: 2 × shared / all. Dice, L. R. (1945), Ecology 26(3), 297–302. */
function similarityOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
