/** From what a reader typed to the words that are searched for. The same code in browser and Node. */

/** A word to search for and how much it counts. */
export interface QueryWord {
  word: string;
  weight: number;
}

/** Longer queries are cut: nobody types them, and each word is a search. */
const maxLength = 200;
const maxWords = 24;

/** Words that say little about what is asked; they count, but less. */
const stopwordWeight = 0.3;

const stopwords = new Set(
  (
    'a an the i my me we you your it is are am was be been do does did can could will would should may might ' +
    'have has had to of in on at for from with by and or but not no if then so as that this these those what which ' +
    'how when where why who there here get got please want need ' +
    '的 了 吗 呢 啊 吧 么 我 你 您 我们 你们 是 在 有 和 与 就 都 也 还 很 要 想 会 能 可以 怎么 怎样 如何 什么 为什么 怎么办 哪里 哪儿 哪个 请问 一下 一个 这个 那个 这 那 不 没 没有 被 把 给 让 到 去 来 说 用'
  ).split(' '),
);

/**
 * @param language BCP 47 tag, by which words are cut
 * @returns distinct words in the order they were typed; empty when there is nothing to search for
 */
export function queryWords(query: string, language: string): QueryWord[] {
  const words = new Set(cutWords(normalizeQuery(query), language));
  return [...words].slice(0, maxWords).map((word) => ({ word, weight: stopwords.has(word) ? stopwordWeight : 1 }));
}

/** Without differences of width, case and surrounding space. */
export function normalizeQuery(query: string): string {
  return query.slice(0, maxLength).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Words of a text; Chinese, which has no spaces, by `Intl.Segmenter`, or in pairs of characters without it. */
export function cutWords(text: string, language: string): string[] {
  if (typeof Intl !== 'undefined' && 'Segmenter' in Intl) {
    const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    return Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
  }
  return cutWordsByScript(text);
}

/** For browsers without `Intl.Segmenter`: runs of letters, and overlapping pairs of Chinese characters. */
export function cutWordsByScript(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
  return runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairsOf(run) : [run]));
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.length < 3 ? [run] : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
