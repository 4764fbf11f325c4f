import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { stampOf } from '../file-stamp.ts';
import type { RecallFile } from '../knowledge/files/file-memory.ts';
import { emptySource, type YamlSource } from '../knowledge/files/yaml-source.ts';
import type { Reading } from '../knowledge/knowledge-base.ts';
import type { Article } from '../knowledge/read-entry.ts';
import type { FragmentFacts } from '../markdown/fragment.ts';
import { readFacts } from '../markdown/fragments.ts';
import { TextCache } from '../text-cache.ts';
import { type CompiledArticle, rememberTextKey, textKey } from './compiled-article.ts';
import { digestOfShown, type RecallCompiled } from './compiled-before.ts';
import type { Content } from './read-content.ts';

/**
 * The articles of the last check. Those whose files have not changed since are neither opened nor compiled again: what checks
 * ask of all articles is kept, and the rest is read when something asks for it.
 */
export interface KeptArticles {
  /** For `readContent`, which is then called once. */
  reading: Required<Pick<Reading, 'recall'>> & { compiledBefore: RecallCompiled };
  /**
   * What is different from the articles of the last check, in content that was read with `reading`.
   *
   * @param check names that check
   * @returns `undefined` when the articles of that check are not known
   */
  changesSince(check: string, content: Content): Changes | undefined;
  /**
   * Keeps the articles of this content.
   *
   * @param check names the check that they were read for
   */
  keep(content: Content, check: string): void;
}

export interface Changes {
  /** New or changed, as they are now. */
  after: readonly CompiledArticle[];
  /** Changed or deleted, as they were. */
  before: readonly EarlierArticle[];
  /** Whether any of them names a file of content/media/, or did. */
  nameMedia: boolean;
}

/** What is still known of an article when its file has changed. */
export interface EarlierArticle extends Omit<CompiledArticle, 'body' | 'source'> {
  source: Pick<YamlSource, 'layout'>;
}

/** An article as it is kept. */
interface Kept extends Pick<CompiledArticle, 'id' | 'locale' | 'file' | 'bodyLine' | 'data' | 'digest' | 'revision'> {
  /** Of its file; see `stampOf`. */
  stamp: string;
  /** Of its front matter; see `YamlSource`. */
  layout: string;
  /** What checks ask of the bodies of all articles. */
  facts: Pick<FragmentFacts, 'sketch' | 'links' | 'findings'>;
  /** Half of all that is kept, so it is written in few characters. */
  unknownWords: [word: string, line: number, column: number][];
  namesMedia: boolean;
  textKey: string;
}

interface Index {
  check: string;
  /** All that reading an article depends on besides its file. */
  readFor: string;
  /** All that compiling it depends on besides its body. */
  shown: string;
}

/** Texts that the articles of a locale are spread over: after an edit one of them is written again. */
const groupsOfLocale = 32;

/**
 * @param folder of the cache
 * @param settledMs see `stampOf`
 */
export function keptArticles(folder: string, settledMs?: number): KeptArticles {
  const cache = TextCache.in(folder);
  const written = cache.get('kept', 'index');
  const { kept, groups } = readKept(cache);
  // Another process may have stored others meanwhile.
  const isStill = (): boolean => cache.get('kept', 'index') === written;
  const index = isStill() ? (cache.getJson('kept', 'index') as Index | undefined) : undefined;
  if (index === undefined) kept.clear();
  /** Files of the entries of this run, with their stamps from before they were read. */
  const files = new Map<object, { path: string; stamp: string | undefined; kept?: Kept }>();
  let [readFor, shown] = ['', ''];
  const isSame = (): boolean => index?.readFor === readFor && index.shown === shown;
  const isKept = (article: object): boolean => files.get(article)?.kept !== undefined;

  const recallFile: RecallFile = (path, make) => {
    const stamp = stampOf(path, settledMs);
    const found = kept.get(path);
    if (found !== undefined && found.stamp === stamp) {
      const entry = articleOf(found, folder, () => entryOf(make()) as Article | undefined);
      files.set(entry, { path, stamp, kept: found });
      return { entry } as ReturnType<typeof make>;
    }
    const result = make();
    const entry = entryOf(result);
    if (entry !== undefined) files.set(entry, { path, stamp });
    return result;
  };

  return {
    reading: {
      recall: (all) => {
        readFor = hash('sha256', JSON.stringify([all, process.versions]));
        if (index?.readFor !== readFor) kept.clear();

        return recallFile;
      },
      compiledBefore: {
        with(data) {
          shown = digestOfShown(data);
          const isShown = isSame();
          return { get: (source) => (isShown && isKept(source) ? (source as CompiledArticle) : undefined), set: () => {} };
        },
      },
    },
    changesSince(check, { articles }) {
      if (index?.check !== check || !isSame()) return undefined;
      const same = new Set(articles.map((article) => files.get(article)?.path));
      const gone = [...kept].flatMap(([path, each]) => (same.has(path) ? [] : [each]));
      // Another process may have deleted what they were compiled to.
      if (gone.some(({ digest }) => readFacts(folder, digest) === undefined)) return undefined;
      const after = articles.filter((article) => !isKept(article));
      return {
        after,
        before: gone.map((each) => articleOf(each, folder, () => undefined)),
        nameMedia: after.some(namesMedia) || gone.some((each) => each.namesMedia),
      };
    },
    keep({ kb, articles }, check) {
      const hasAll = isSame();
      const groupsToWrite = new Set(hasAll ? [] : groups);
      const present = new Set<string>();
      for (const [number, article] of articles.entries()) {
        const file = files.get(kb.articles[number] ?? article);
        if (file?.stamp === undefined || wasStopped(article)) continue;
        present.add(file.path);
        if (hasAll && file.kept !== undefined) continue;
        kept.set(file.path, toKept(article, file.stamp));
        groupsToWrite.add(groupOf(file.path, article));
      }
      for (const [path, each] of kept) {
        if (present.has(path)) continue;
        kept.delete(path);
        groupsToWrite.add(groupOf(path, each));
      }
      const byGroup = Map.groupBy(kept, ([path, each]) => groupOf(path, each));
      const texts = [...groupsToWrite].map((group): [string, string] => [
        group,
        JSON.stringify(Object.fromEntries(byGroup.get(group) ?? [])),
      ]);
      cache.set('kept', [['index', JSON.stringify({ check, readFor, shown } satisfies Index)], ...texts], isStill);
    },
  };
}

/** Next time, it may not take too long. */
function wasStopped({ fragment }: CompiledArticle): boolean {
  return fragment.findings.some(({ rule }) => rule === 'mdx/too-slow');
}

function readKept(cache: TextCache): { kept: Map<string, Kept>; groups: string[] } {
  const kept = new Map<string, Kept>();
  const groups = cache.keys('kept').filter((key) => key !== 'index');
  for (const group of groups)
    for (const [path, each] of Object.entries((cache.getJson('kept', group) ?? {}) as Record<string, Kept>)) kept.set(path, each);
  return { kept, groups };
}

/** Texts in Latin letters are read twice as fast without Chinese ones among them. */
function groupOf(path: string, { locale }: Pick<Kept, 'locale'>): string {
  return `${locale}/${crc32(path) % groupsOfLocale}`;
}

/** The entry in what was made of a file. */
function entryOf(result: unknown): object | undefined {
  return (result as { entry?: object }).entry;
}

function toKept(article: CompiledArticle, stamp: string): Kept {
  const { id, locale, file, bodyLine, data, digest, revision, source, fragment } = article;
  const { sketch, links, unknownWords, findings } = fragment;
  const facts = { sketch, links, findings };
  const words = unknownWords.map(({ word, line, column }): Kept['unknownWords'][number] => [word, line, column]);
  const parts = { id, locale, file, bodyLine, data, digest, revision, facts, unknownWords: words };
  return { ...parts, stamp, layout: source.layout(), namesMedia: namesMedia(article), textKey: textKey(article) };
}

function namesMedia({ body }: CompiledArticle): boolean {
  return body.includes('/media/');
}

/** @param readAgain reads the file */
function articleOf(
  { stamp: _stamp, namesMedia: _namesMedia, textKey: key, layout, facts, unknownWords, ...parts }: Kept,
  folder: string,
  readAgain: () => Article | undefined,
): CompiledArticle {
  let entry: Pick<Article, 'body' | 'source'> | undefined;
  let all: FragmentFacts | undefined;
  function again(): Pick<Article, 'body' | 'source'> {
    entry ??= readAgain() ?? { body: '', source: emptySource(parts.file) };
    return entry;
  }
  function rest(): Partial<FragmentFacts> {
    all ??= readFacts(folder, parts.digest);
    return all ?? {};
  }
  const article: CompiledArticle = {
    ...parts,
    get body() {
      return again().body;
    },
    source: {
      get data() {
        return again().source.data;
      },
      get positions() {
        return again().source.positions;
      },
      locate: (path) => again().source.locate(path),
      locateKey: (path) => again().source.locateKey(path),
      toText: () => again().source.toText(),
      layout: () => layout,
    },
    fragment: {
      ...facts,
      get unknownWords() {
        return unknownWords.map(([word, line, column]) => ({ word, line, column }));
      },
      get words() {
        return rest().words ?? [];
      },
      get headings() {
        return rest().headings ?? [];
      },
      get media() {
        return rest().media ?? [];
      },
      get components() {
        return rest().components ?? [];
      },
    },
  };
  rememberTextKey(article, key);
  return article;
}
