import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { collectGarbage } from '../collect-garbage.ts';
import type { Frame } from '../edition/frame.ts';
import type { SearchDocument } from '../edition/search-documents.ts';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';
import { knownWordsFileOf, knownWordsPath } from '../knowledge/known-words.ts';
import type { Synonyms } from '../knowledge/schemas/synonyms.ts';
import { type Corrections, correctionsFile } from './corrections/corrections.ts';
import { makeCorrections } from './corrections/make-corrections.ts';
import { readKept, writeKept } from './kept/kept-files.ts';
import { createRowKeeper } from './kept/kept-rows.ts';
import { countWords } from './kept/kept-words.ts';
import { lexiconOf } from './lexicon/lexicon.ts';
import { type BulkClient, openBulkClient } from './pagefind/bulk-client.ts';
import { joinLanguages, type LanguagePart } from './pagefind/join-languages.ts';
import { readPageIds } from './pagefind/pages.ts';
import { type PagefindState, updatePagefind } from './pagefind/update-pagefind.ts';
import { chunkSizeFor, writePagefind } from './pagefind/write-pagefind.ts';
import { measureThreshold } from './ranking/calibrate.ts';
import { frames } from './ready/frames.ts';
import type { ReadyFiles } from './ready/ready-answer.ts';
import { readyQueries } from './ready/ready-queries.ts';
import { makeReadyAnswers, type RowSources, writeReadyAnswers } from './ready/write-ready.ts';
import type { ResultRow } from './result-row.ts';
import { searchedText } from './searched-text.ts';
import { findFrequentWords } from './side-index/frequent-words.ts';
import { readFrom } from './side-index/read-from.ts';
import { openSideIndex } from './side-index/side-client.ts';
import { findTitleWords, writeTitleWords } from './side-index/title-words.ts';
import {
  makeSideIndex,
  openSideFiles,
  type SideFiles,
  withFrequentWords,
  writeSideEntry,
  writeSideIndex,
} from './side-index/write-side-index.ts';
import { articleFile } from './snippets/stored-article.ts';
import { writeArticles } from './snippets/write-articles.ts';
import { createTextReader } from './text/text-reader.ts';

export interface WriteIndexOptions {
  documents: readonly SearchDocument[];
  frame: Frame;
  synonyms: Synonyms;
  /** Whether to keep what makes the first search of a browser fast: the answers to common queries, and scores of title words. Yes when left out. */
  isForBrowsers?: boolean;
}

/** What the part of an index that belongs to a locale was made of. */
export interface LocaleState {
  /** Of `indexDigests`. */
  digest: string;
  pagefind: PagefindState;
}

/** What an index was made of, by locale. */
export type IndexState = Readonly<Record<string, LocaleState>>;

export interface UpdateIndexOptions {
  /** What the index in the folder was made of, if there is one. */
  before?: IndexState;
  /** Of `indexDigests`. */
  digests?: Readonly<Record<string, string>>;
  /** For what the next index can use again. Nothing is kept when left out. */
  keptDir?: string | undefined;
}

/**
 * A digest, for each locale, of all that its part of the index depends on besides the engine.
 */
export function indexDigests({ documents, frame, synonyms, isForBrowsers = true }: WriteIndexOptions): Record<string, string> {
  const locales = localesOf(documents);
  const { categories, owners, askedMost, site } = frame;
  const digests = locales.map((locale): [string, string] => {
    const hash = createHash('sha256');
    const shared = [locales, chunkSizeFor(documents.length), categories, owners, askedMost[locale], site.tasks, isForBrowsers];
    hash.update(JSON.stringify([...shared, synonyms[locale]]));
    for (const document of documents) if (document.locale === locale) hash.update(JSON.stringify(document));
    return [locale, hash.digest('hex')];
  });
  return Object.fromEntries(digests);
}

/**
 * Writes everything the search of an edition needs: Pagefind's index of titles, summaries, bodies and questions, the
 * side index of titles and questions, the data for correcting typing errors, and the words that the endpoint may count.
 *
 * @param folder its `pagefind/` and `search/` are replaced; when this fails, they may be incomplete
 * @param update.before parts with the same digest stay, and of others Pagefind indexes only the pages that have changed
 * @returns what the index is made of
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function writeSearchIndex(
  options: WriteIndexOptions,
  folder: string,
  { before = {}, digests = indexDigests(options), keptDir }: UpdateIndexOptions = {},
): Promise<IndexState> {
  const { documents, frame } = options;
  const unfinished = join(folder, 'search.new');
  rmSync(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, 'search'), { recursive: true });
  const locales = localesOf(documents);
  const parts: LanguagePart[] = [];
  const state: Record<string, LocaleState> = {};
  for (const locale of locales) {
    const [language, searchFolder] = [languageTag(locale), join('search', locale)];
    const written = before[locale];
    const digest = digests[locale] ?? '';
    if (written?.digest === digest) {
      await rename(join(folder, searchFolder), join(unfinished, searchFolder));
      parts.push({ folder: join(folder, 'pagefind'), language });
      state[locale] = written;
      continue;
    }
    const own = documents.filter((document) => document.locale === locale);
    const otherLocales = locales.filter((other) => other !== locale);
    const updated = await updatePagefind(own, frame, {
      folder: join(folder, 'pagefind'),
      before: written?.pagefind,
      unfinished: join(unfinished, 'parts', locale),
      siteArticles: documents.length,
    });
    if (written !== undefined) await keepArticles(join(folder, searchFolder), join(unfinished, searchFolder));
    await writeLocale({ ...options, documents: own, otherLocales, keptDir }, updated.folder, join(unfinished, searchFolder));
    parts.push({ folder: updated.folder, language });
    state[locale] = { digest, pagefind: updated.state };
  }
  if (parts.length > 0) await joinLanguages(parts, join(unfinished, 'pagefind'));
  else await writePagefind([], frame, join(unfinished, 'pagefind'));
  for (const part of ['pagefind', 'search']) {
    // Synchronous, which takes a third of the processor time for tens of thousands of small files.
    rmSync(join(folder, part), { recursive: true, force: true });
    await mkdir(join(unfinished, part), { recursive: true });
    await rename(join(unfinished, part), join(folder, part));
  }
  rmSync(unfinished, { recursive: true, force: true });
  return state;
}

/** Nearly all files of articles stay as they are. */
async function keepArticles(from: string, to: string): Promise<void> {
  const articles = dirname(articleFile(''));
  await mkdir(to, { recursive: true });
  if (existsSync(join(from, articles))) await rename(join(from, articles), join(to, articles));
}

function localesOf(documents: readonly SearchDocument[]): string[] {
  return [...new Set(documents.map(({ locale }) => locale))];
}

type LocaleOptions = WriteIndexOptions & Pick<UpdateIndexOptions, 'keptDir'>;

async function writeLocale(
  options: LocaleOptions & { otherLocales: string[] },
  pagefindFolder: string,
  folder: string,
): Promise<void> {
  const { documents, otherLocales } = options;
  const locale = basename(folder);
  const language = languageTag(locale);
  const bodies = documents.map(searchedText);
  const counts = await countWords(bodies, language, options.keptDir);
  const keys = pagefindKeys(documents, pagefindFolder);
  const made = makeSideIndex({ ...options, keys, bodies, countWords: () => counts });
  const pagefind = await openBulkClient(pagefindFolder, language, keys);
  const reader = createTextReader(language, made.entry.lexicon);
  const files = withFrequentWords(made, findFrequentWords(pagefind, counts, reader), reader);
  const side = await openSideFiles(files, locale);
  const threshold = await measureThreshold({ pagefind, side }, documents, keys, locale);
  await freeMemory(documents);
  const complete: SideFiles = {
    ...files,
    entry: { ...files.entry, ...(otherLocales.length > 0 && { otherLocales }), ...(threshold !== undefined && { threshold }) },
  };
  await writeSideIndex(complete, folder);
  const articleDigests = writeArticles(documents, options.frame, keys, folder);
  await writeFile(join(folder, basename(knownWordsPath(locale))), JSON.stringify(knownWordsFileOf(counts)));
  const corrections = await makeCorrections(bodies, language, lexiconOf(locale, []), counts);
  await writeFile(join(folder, correctionsFile), JSON.stringify(corrections));
  await freeMemory(documents);
  if (options.isForBrowsers === false) return;
  // What follows is asked of the finished index.
  const texts = documents.flatMap(({ title, answers }) => [title, ...answers]);
  const [words, { isFrequent }] = [counts.keys(), side];
  const titleWords = await writeTitleWords(
    findTitleWords(pagefind, { texts, words, isFrequent, articles: documents.length, reader }),
    folder,
  );
  const ready = await writeReady(
    options,
    { pagefind, corrections, articleDigests, readerDigest: digestOfReader(complete.entry) },
    folder,
  );
  await writeSideEntry({ ...complete.entry, ...(titleWords && { titleWords }), ...(ready && { ready }) }, folder);
}

/** Articles of a locale from which on the garbage of a step is worth a tenth of a second to be rid of. */
const manyArticles = 1_000;

/** Left alone, V8 keeps the garbage of all steps: a gigabyte for five thousand articles. */
async function freeMemory(documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length >= manyArticles) await collectGarbage();
}

interface ReadySources extends Pick<RowSources, 'articleDigests'> {
  pagefind: BulkClient;
  corrections: Corrections;
  readerDigest: string;
}

/** Of all that cuts and compares texts. */
function digestOfReader({ language, lexicon }: SideFiles['entry']): string {
  const parts = [process.versions['icu'], language, lexicon];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** Asks the written index what readers are likely to ask. */
async function writeReady(
  { documents, synonyms, keptDir }: LocaleOptions,
  { pagefind, corrections, articleDigests, readerDigest }: ReadySources,
  folder: string,
): Promise<ReadyFiles | undefined> {
  const locale = basename(folder);
  const side = await openSideIndex(locale, readFrom(dirname(folder)));
  const asked = new Set(side.suggested.map(({ key }) => key));
  const numbers = documents.map((_, number) => number);
  const isAsked = (number: number): boolean => asked.has(side.articles[number]?.key ?? '');
  const order = [...numbers.filter(isAsked), ...numbers.filter((number) => !isAsked(number))];
  const texts = order.flatMap((number) => {
    const document = documents[number];
    return document === undefined ? [] : [[document.title, ...document.answers]];
  });
  const queries = readyQueries({ texts, phrases: (synonyms[locale] ?? []).flat(), frames: frames[locale] ?? [] }, side.reader);
  const keptFile = keptDir && join(keptDir, `rows-${locale}.json`);
  const rows = keptFile ? await readKept<Record<string, ResultRow>>(keptFile) : undefined;
  const keeper = createRowKeeper(rows ?? {}, readerDigest);
  const sources = { articleDigests, keeper, loadCorrections: async () => corrections };
  const answers = await makeReadyAnswers({ pagefind, side }, documents, queries, sources);
  if (keptFile) writeKept(keptFile, keeper.rows());
  await freeMemory(documents);
  return writeReadyAnswers(answers, folder);
}

/** Pagefind's ids of articles of one locale, in their order; an empty id for an article that is not in the index. */
export function pagefindKeys(documents: readonly SearchDocument[], pagefindFolder: string): string[] {
  const [{ locale } = { locale: '' }] = documents;
  const urls = documents.map(({ id }) => articleUrl(locale, id));
  const ids = readPageIds(pagefindFolder, languageTag(locale), urls);
  return urls.map((url) => ids.get(url) ?? '');
}
