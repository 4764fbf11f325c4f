import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import { openPagefind } from '../../search/open-pagefind.ts';
import type { PagefindClient } from '../../search/pagefind-client.ts';
import { addUp, fuse, lookAgain, type Ranked, secondLook, type WordScores } from '../../search/rank.ts';
import { mostWords } from '../../search/search-articles.ts';
import { type SearchedShare, searchedWords } from '../../search/searched-words.ts';
import { buildSideIndex, likenessOf } from '../../search/side-index.ts';
import type { TextReader } from '../../search/text-reader.ts';
import { normalizeQuery } from '../../search/words.ts';

/** An article as far as the search of its locale knows it. */
export interface ContractArticle {
  id: string;
  locale: string;
  title: string;
  answers: readonly string[];
}

/** Answers questions as the page does, without loading what the page would show. */
export interface IndexAsker {
  /** Ids of the articles, the best first, as the site is shipped. */
  askAsShipped(question: string): Promise<string[]>;
  /**
   * Ids of articles to which no word of their own title leads in Pagefind. None when these are but a few, whose
   * titles may be in another language: many mean that the index does not know theirs.
   */
  findBlind(): Promise<string[]>;
  /** The same as if the article did not name this question as one that it answers. */
  askWithout(question: string, article: string): Promise<string[]>;
}

export interface IndexFolders {
  /** The `pagefind` folder of the site. */
  shipped: string;
  /** An index of the same articles without the questions they answer. */
  withoutAnswers: string;
}

/**
 * @param articles of one locale, in the order of the side index
 * @throws Error when a folder holds no index
 */
export async function openAsker(
  articles: readonly ContractArticle[],
  reader: TextReader,
  share: SearchedShare,
  folders: IndexFolders,
): Promise<IndexAsker> {
  const [{ locale } = { locale: '' }] = articles;
  const texts = articles.map(({ title, answers }) => [...new Set([title, ...answers])]);
  const index = buildSideIndex(texts, remember(reader));
  const numberOf = new Map(articles.map(({ id }, number) => [id, number]));
  const firstText = texts.map((_, number) => texts.slice(0, number).reduce((sum, own) => sum + own.length, 0));
  const ids = (numbers: ReadonlyMap<number, number>): Map<string, number> =>
    new Map([...numbers].map(([number, likeness]) => [articles[number]?.id ?? '', likeness]));
  const shipped = await openWordScores(folders.shipped, articles, locale);
  const withoutAnswers = await openWordScores(folders.withoutAnswers, articles, locale);
  const remembering = remember(reader);

  async function ask(scoresOf: WordScoresOf, question: string, leftOut?: { article: string; text: string }): Promise<string[]> {
    const asked = normalizeQuery(question);
    const words = reader.words(asked).slice(0, mostWords);
    const searched = searchedWords(words, reader, share);
    const found = await Promise.all(searched.map(async (word): Promise<WordScores> => ({ word, results: await scoresOf(word) })));
    const features = remembering.features(asked);
    const number = numberOf.get(leftOut?.article ?? '');
    const text = number === undefined ? undefined : (firstText[number] ?? 0) + (texts[number]?.indexOf(leftOut?.text ?? '') ?? 0);
    const ranked = fuse(addUp(found, reader), ids(likenessOf(features, index, reader, text)));
    const textsOf = ({ key }: Ranked): string[] =>
      (texts[numberOf.get(key) ?? -1] ?? []).filter((own) => key !== leftOut?.article || own !== leftOut.text);
    const first = lookAgain(ranked.slice(0, secondLook), textsOf, features, remembering);
    return [...first, ...ranked.slice(secondLook)].map(({ key }) => key);
  }

  async function isBlind({ id, title }: ContractArticle): Promise<boolean> {
    for (const word of reader.words(normalizeQuery(title))) {
      // In quotes: otherwise a text that was not cut into words is found by its beginning.
      if ((await shipped(`"${word}"`)).some((result) => result.id === id)) return false;
    }
    return true;
  }

  return {
    async findBlind() {
      const blind = await Promise.all(articles.map(isBlind));
      const ids = articles.filter((_, number) => blind[number]).map(({ id }) => id);
      return ids.length * 2 < articles.length ? [] : ids;
    },
    askAsShipped: (question) => ask(shipped, question),
    askWithout: (question, article) => ask(withoutAnswers, question, { article, text: question }),
  };
}

type WordScoresOf = (word: string) => Promise<WordScores['results']>;

/** Each distinct word is searched once: thousands of questions share theirs. */
async function openWordScores(folder: string, articles: readonly ContractArticle[], locale: string): Promise<WordScoresOf> {
  const pagefind: PagefindClient = await openPagefind(folder, languageTag(locale));
  const urls = new Map(articles.map(({ id }) => [articleUrl(locale, id), id]));
  const pages = (await pagefind.search(null)).results;
  const idOf = new Map(await Promise.all(pages.map(async ({ id, data }) => [id, urls.get((await data()).url) ?? ''] as const)));
  const known = new Map<string, Promise<WordScores['results']>>();
  return function scoresOf(word) {
    const scores =
      known.get(word) ??
      pagefind.search(word).then(({ results }) => results.map(({ id, score }) => ({ id: idOf.get(id) ?? '', score })));
    known.set(word, scores);
    return scores;
  };
}

/** A text is read once, however many questions it is compared with. */
function remember(reader: TextReader): TextReader {
  const known = new Map<string, string[]>();
  return {
    ...reader,
    features(text) {
      const features = known.get(text) ?? reader.features(text);
      known.set(text, features);
      return features;
    },
  };
}
