import { LruMap } from '../../lru-map.ts';
import { scorePrecision } from '../pagefind/whole-words.ts';
import type { SearchedShare } from '../ranking/searched-words.ts';
import type { ReadyFiles } from '../ready/ready-answer.ts';
import { articleFile, type StoredArticle } from '../snippets/stored-article.ts';
import { createTextReader, type TextReader } from '../text/text-reader.ts';
import { decodeWord, type FrequentWord, type PageScore } from './frequent-words.ts';
import { decodeAscending, decodeNumbers } from './number-code.ts';
import {
  decodeFacet,
  decodeTexts,
  positionsOf,
  readShard,
  type SideEntry,
  type SideShard,
  shardFile,
  shardOf,
  sideFormat,
  type TitleWord,
} from './side-files.ts';
import { buildSideIndex, countOwners, createScratch, noTexts, type Scratch, type SideIndex, similarityOf } from './side-index.ts';

/** Frequent words whose scores are kept decoded: those of a few queries. */
const maxDecodedWords = 40;

/** Files of words that are kept, a few kilobytes each: even from the browser's cache, a file takes milliseconds. */
const maxKeptFiles = 300;

/** Reads a JSON file, by its path below the `search` folder. */
export type ReadFile = (path: string) => Promise<unknown>;

/** An opened side index; postings are loaded as queries need them. */
export interface SideClient extends SearchedShare {
  reader: TextReader;
  articles: readonly SideArticle[];
  byKey: ReadonlyMap<string, SideArticle>;
  /** Articles to show when nothing matches. */
  suggested: readonly SideArticle[];
  /**
   * Cosine of the query and each article's most similar text, 0…1, by Pagefind's id.
   *
   * @param features of the query that count; all of them by default
   * @throws Error when a file cannot be read
   */
  similarity(query: string, features?: readonly string[]): Promise<Map<string, number>>;
  /**
   * Number of articles that have each feature in their title or questions, in the order of `features`.
   *
   * @throws Error when a file cannot be read
   */
  having(features: readonly string[]): Promise<number[]>;
  /** An article as it is shown, by Pagefind's id; `undefined` when its file cannot be read. */
  article(key: string): Promise<StoredArticle | undefined>;
  /** Where the answers to common queries are; `undefined` when there are none. */
  ready?: ReadyFiles | undefined;
  /** Names of other services that no page mentions; see `otherServicesOf`. */
  otherServices: ReadonlySet<string>;
  /** Locales of the site that have articles, without this one. */
  otherLocales: readonly string[];
  /** Whether `scoresOf` knows a word. */
  isFrequent(word: string): boolean;
  /**
   * Pages of a frequent word, with Pagefind's scores, which are rounded.
   *
   * @throws Error when the word is not frequent, or its file cannot be read
   */
  scoresOf(word: string): Promise<readonly PageScore[]>;
  /**
   * Pages of a word of titles and questions, exactly as Pagefind finds them.
   *
   * @returns `undefined` for any other word, which Pagefind may know
   * @throws Error when a file cannot be read
   */
  titleWordScores(word: string): Promise<readonly PageScore[] | undefined>;
  /** Whether there are files for `titleWordScores`. */
  hasTitleWords: boolean;
  /** The site's evidence score for a confidence of one half; see `measureThreshold`. */
  threshold: number | undefined;
}

/** With the index itself, for callers that ask it thousands of queries. */
export interface OpenedSideIndex extends SideClient {
  /**
   * The index of titles and questions, with all its postings.
   *
   * @throws Error when a file cannot be read
   */
  wholeIndex(): Promise<SideIndex>;
}

/** What is known of an article before its page is loaded. */
export interface SideArticle {
  /** Pagefind's id. */
  key: string;
  category: string;
  type: string;
  products: readonly string[];
  /** Whether it is an open known issue of high severity. */
  isUrgent: boolean;
  /** Only on small sites, where titles are part of the index. */
  id?: string;
  title?: string;
}

/** @throws Error when the index cannot be read, or was made by another engine version */
export async function openSideIndex(locale: string, readFile: ReadFile): Promise<OpenedSideIndex> {
  const entry = (await readFile(`${locale}/entry.json`)) as SideEntry;
  if (entry?.format !== sideFormat) throw new Error('The side index was made by another engine.');
  const reader = createTextReader(entry.language, entry.lexicon);
  const { content } = entry;
  const postings = new Map<string, Int32Array>();
  const shards = 'shards' in content ? content.shards : { packs: '', count: 0, folder: '' };
  const packed = positionsOf(shards.packs);
  const packs = shards.packs === '' ? 0 : shards.packs.split('\n').length;
  const index: SideIndex =
    'shards' in content
      ? decodeTexts(content, postings)
      : buildSideIndex(
          content.articles.map(({ texts }) => texts),
          reader,
        );
  /** Kept from one query to the next, each of which would make hundreds of kilobytes of garbage on a large site. */
  let scratch: Scratch | undefined;
  const articles = articlesOf(entry);
  const loading = new Map<string, Promise<Map<string, string>>>();
  const read = new LruMap<string, Promise<StoredArticle | undefined>>(maxArticlesKept);
  const keys = articles.map(({ key }) => key);
  const frequent = positionsOf(entry.frequent.words);
  const wordFiles = new LruMap<number, Promise<FrequentWord[]>>(maxKeptFiles);
  const titleWordFiles = new LruMap<string, Promise<TitleWord[]>>(maxKeptFiles);
  const decodedWords = new LruMap<string, Promise<readonly PageScore[]>>(maxDecodedWords);

  function loadShard(number: number): Promise<Map<string, string>> {
    const name = shardFile(shards.folder, number);
    const known = loading.get(name);
    if (known !== undefined) return known;
    const loaded = readFile(`${locale}/${name}`).then((shard) => readShard(shard as SideShard));
    loading.set(name, loaded);
    // A failed load is retried on the next call.
    loaded.catch(() => loading.delete(name));
    return loaded;
  }

  async function loadPostings(features: readonly string[]): Promise<void> {
    if (packs + shards.count === 0) return;
    const missing = features.filter((feature) => !postings.has(feature));
    await Promise.all(
      missing.map(async (feature) => {
        const file = packed.get(feature)?.file ?? packs + shardOf(feature, shards.count);
        const texts = (await loadShard(file)).get(feature);
        if (texts !== undefined) postings.set(feature, Int32Array.from(decodeAscending(texts)));
      }),
    );
  }

  function loadTitleWords(path: string): Promise<TitleWord[]> {
    const file = titleWordFiles.get(path) ?? (readFile(`${locale}/${path}`) as Promise<TitleWord[]>);
    titleWordFiles.set(path, file);
    // A failed load is retried on the next call.
    file.catch(() => titleWordFiles.delete(path));
    return file;
  }

  function loadWords(number: number): Promise<FrequentWord[]> {
    const path = shardFile(entry.frequent.folder, number);
    const file = wordFiles.get(number) ?? (readFile(`${locale}/${path}`) as Promise<FrequentWord[]>);
    wordFiles.set(number, file);
    // A failed load is retried on the next call.
    file.catch(() => wordFiles.delete(number));
    return file;
  }

  async function decoded(word: string): Promise<readonly PageScore[]> {
    const position = frequent.get(word);
    const found = position && (await loadWords(position.file))[position.at];
    if (found === undefined) throw new Error(`“${word}” is not a frequent word.`);
    return decodeWord(found, keys);
  }

  return {
    reader,
    articles,
    ready: entry.ready,
    otherServices: new Set(entry.otherServices?.split(' ')),
    otherLocales: entry.otherLocales ?? [],
    threshold: entry.threshold,
    isFrequent: (word) => frequent.has(word),
    scoresOf(word) {
      const scores = decodedWords.get(word) ?? decoded(word);
      decodedWords.set(word, scores);
      scores.catch(() => decodedWords.delete(word));
      return scores;
    },
    hasTitleWords: entry.titleWords !== undefined,
    async titleWordScores(word) {
      if (entry.titleWords === undefined) return undefined;
      const { count, folder } = entry.titleWords;
      const words = await loadTitleWords(shardFile(folder, shardOf(` ${reader.stem(word)}`, count)));
      const found = words.find(({ forms }) => forms.split(' ').includes(word));
      return found && decodeTitleWord(found, keys);
    },
    searchesStopWords: entry.searchesStopWords,
    common: new Set(entry.common.split(' ')),
    byKey: new Map(articles.map((article) => [article.key, article])),
    suggested: entry.suggested.flatMap((number) => articles[number] ?? []),
    async wholeIndex() {
      const loaded = await Promise.all(Array.from({ length: packs + shards.count }, (_, number) => loadShard(number)));
      await loadPostings(loaded.flatMap((shard) => [...shard.keys()]));
      return index;
    },
    async similarity(query, features = reader.features(query)) {
      await loadPostings(features);
      scratch ??= createScratch(index);
      return similarityOf(features, index, reader, (number) => keys[number] ?? '', scratch);
    },
    article(key) {
      const known = read.get(key) ?? readFile(`${locale}/${articleFile(key)}`).then(storedArticleOf, () => undefined);
      read.set(key, known);
      // A failed load is retried on the next call.
      void known.then((article) => article === undefined && read.delete(key));
      return known;
    },
    async having(features) {
      await loadPostings(features);
      return features.map((feature) => countOwners(index.postings.get(feature) ?? noTexts, index.owners));
    },
  };
}

function decodeTitleWord({ articles, scores }: TitleWord, keys: readonly string[]): PageScore[] {
  const units = decodeNumbers(scores);
  return decodeAscending(articles).map((number, at) => ({
    id: keys[number] ?? '',
    score: (units[at] ?? 0) * scorePrecision,
  }));
}

/** Articles kept in memory. */
const maxArticlesKept = 200;

/** @returns `undefined` for something else, such as a page that says that there is no such file */
function storedArticleOf(file: unknown): StoredArticle | undefined {
  return typeof file === 'object' && file !== null && 'sections' in file ? (file as StoredArticle) : undefined;
}

function articlesOf({ keys, keyLength, keyPrefix, facets, urgent, content }: SideEntry): SideArticle[] {
  const titles = 'articles' in content ? content.articles.map(({ id, texts: [title = ''] }) => ({ id, title })) : [];
  const categories = decodeFacet(facets.category);
  const types = decodeFacet(facets.type);
  const products = decodeFacet(facets.product);
  return categories.map(([category = ''], number) => ({
    key: keyPrefix + keys.slice(number * keyLength, (number + 1) * keyLength).trimEnd(),
    category,
    type: types[number]?.[0] ?? '',
    products: products[number] ?? [],
    isUrgent: urgent.includes(number),
    ...titles[number],
  }));
}
