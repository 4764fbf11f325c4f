import type { SearchDocument } from '../../edition/search-documents.ts';
import { answerSeparator, type PagefindClient, type PagefindPage } from '../pagefind/client.ts';
import { searchedText } from '../searched-text.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { rarity } from '../side-index/side-index.ts';
import { isOneCharacter } from '../text/text-reader.ts';

/** A question of an article, to ask as if the article did not list it. */
export interface HeldOut {
  document: SearchDocument;
  /** Pagefind's id of the article. */
  key: string;
  question: string;
}

export interface Indexes {
  pagefind: PagefindClient;
  side: SideClient;
}

/**
 * From this cosine on, two questions of an article are twins, the same in other words. Readers type neither, so that one
 * is found by the other says nothing of how theirs are found.
 */
const minTwinCosine = 0.7;

/**
 * The indexes of a site as they would be if the article listed neither the question nor its twins, but for the scores of
 * their words, and for single Chinese characters, which stay: they say as little of the article as of a foreign question.
 */
export async function withoutQuestion({ pagefind, side }: Indexes, { document, key, question }: HeldOut): Promise<Indexes> {
  const { reader } = side;
  const cosines = await cosinesWith(reader.features(question), document.answers, side);
  const isLeftOut = (_: string, at: number): boolean => (cosines[at] ?? 0) >= minTwinCosine;
  const answers = document.answers.filter((answer, at) => !isLeftOut(answer, at));
  const rest = [document.title, ...answers];
  const restFeatures = new Set(rest.flatMap((text) => reader.features(text)));
  const ownFeatures = new Set(document.answers.filter(isLeftOut).flatMap((text) => reader.features(text)));
  const restWords = new Set(reader.cut(searchedText({ ...document, answers })).map(reader.stem));

  function withoutPhrasing(page: PagefindPage): PagefindPage {
    return { ...page, meta: { ...page.meta, answers: answers.join(answerSeparator) } };
  }

  return {
    pagefind: {
      async search(word) {
        const { results } = await pagefind.search(word);
        const bare = word?.replaceAll('"', '') ?? '';
        const isLeft = word === null || isOneCharacter(bare) || restWords.has(reader.stem(bare));
        return {
          results: results.flatMap((result) => {
            if (result.id !== key) return [result];
            return isLeft ? [{ ...result, data: async () => withoutPhrasing(await result.data()) }] : [];
          }),
        };
      },
    },
    side: {
      ...side,
      async similarity(query, features = reader.features(query)) {
        const [similarity, cosines] = await Promise.all([side.similarity(query, features), cosinesWith(features, rest, side)]);
        const cosine = Math.max(...cosines);
        similarity.delete(key);
        if (cosine > 0) similarity.set(key, cosine);
        return similarity;
      },
      async article(other) {
        const article = await side.article(other);
        return article && other === key ? { ...article, answers } : article;
      },
      async having(features) {
        const counts = await side.having(features);
        return counts.map((count, index) => {
          const feature = features[index] ?? '';
          return ownFeatures.has(feature) && !restFeatures.has(feature) ? count - 1 : count;
        });
      },
    },
  };
}

/** Cosine of the features and each of the texts, weighted as in the side index. */
async function cosinesWith(features: readonly string[], texts: readonly string[], side: SideClient): Promise<number[]> {
  const { reader } = side;
  const own = texts.map((text) => reader.features(text));
  const all = [...new Set([...features, ...own.flat()])];
  const having = await side.having(all);
  const squares = new Map(
    all.map((feature, index) => [feature, (reader.weight(feature) * rarity(having[index] ?? 0, side.articles.length)) ** 2]),
  );
  const sum = (list: readonly string[]): number => list.reduce((total, feature) => total + (squares.get(feature) ?? 0), 0);
  const wanted = new Set(features);
  return own.map((list) => sum(list.filter((feature) => wanted.has(feature))) / (Math.sqrt(sum(features) * sum(list)) || 1));
}
