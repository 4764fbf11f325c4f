import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Frame } from '../edition/edition.ts';
import type { SearchDocument } from '../edition/search-documents.ts';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';
import { knownWordsFileOf, knownWordsPath } from '../knowledge/known-words.ts';
import type { Synonyms } from '../knowledge/synonyms.ts';
import { correctionsFile } from './corrections/corrections.ts';
import { countTextsWith, makeCorrections } from './corrections/make-corrections.ts';
import { type Lexicon, lexiconOf } from './lexicon/lexicon.ts';
import type { PagefindClient } from './pagefind/client.ts';
import { openPagefind } from './pagefind/open-pagefind.ts';
import { readPages } from './pagefind/pages.ts';
import { writePagefind } from './pagefind/write-pagefind.ts';
import { measureOutOfScope } from './ranking/calibrate.ts';
import { openSideIndex } from './side-index/side-client.ts';
import {
  encodeFacet,
  encodeTexts,
  mostTextCharacters,
  type SideEntry,
  shardFile,
  sideFormat,
  toShards,
} from './side-index/side-files.ts';
import { buildSideIndex } from './side-index/side-index.ts';
import { conceptFeature, createTextReader, type TextReader } from './text/text-reader.ts';

export interface WriteIndexOptions {
  documents: readonly SearchDocument[];
  frame: Frame;
  synonyms: Synonyms;
}

/**
 * Writes the two indexes of an edition: Pagefind's of title, summary, body and questions, and the side
 * index of titles and questions; and beside them the words that the endpoint may count.
 *
 * @param folder holds `pagefind/` and `search/` afterwards; both are replaced as a whole
 * @returns how many articles they hold
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function writeSearchIndex(options: WriteIndexOptions, folder: string): Promise<number> {
  const { documents } = options;
  const unfinished = join(folder, 'search.new');
  await rm(unfinished, { recursive: true, force: true });
  await writePagefind(documents, options.frame, join(unfinished, 'pagefind'));
  for (const locale of new Set(documents.map((document) => document.locale))) {
    const own = documents.filter((document) => document.locale === locale);
    await writeSideIndex(own, options, join(unfinished, 'pagefind'), join(unfinished, 'search', locale));
  }
  for (const part of ['pagefind', 'search']) {
    await rm(join(folder, part), { recursive: true, force: true });
    await mkdir(join(unfinished, part), { recursive: true });
    await rename(join(unfinished, part), join(folder, part));
  }
  await rm(unfinished, { recursive: true, force: true });
  return documents.length;
}

const mostPopular = 5;

/** Texts of more characters in all make an index of several files, of which a word needs one. */
const maxStopWordCharacters = 60_000;

/** From so many articles on a word of most pages takes longer to look for than it is worth. */
const fewestWithCommon = 1_000;

/** Words that stand in more than half of the texts. */
function commonOf(counts: ReadonlyMap<string, number>, texts: number): string[] {
  return [...counts].filter(([, count]) => count * 2 > texts).map(([word]) => word);
}

async function writeSideIndex(
  documents: readonly SearchDocument[],
  { frame, synonyms }: WriteIndexOptions,
  pagefindFolder: string,
  folder: string,
): Promise<void> {
  const [{ locale } = { locale: '' }] = documents;
  const language = languageTag(locale);
  const texts = documents.map(({ title, answers }) => [title, ...answers]);
  const lexicon = neededOf(lexiconOf(locale, synonyms[locale] ?? []), texts.flat(), language);
  // By which id the browser's client will know each page.
  const urls = await readPages(pagefindFolder, language, ({ url }) => url);
  const byUrl = new Map(Array.from(urls, ([key, url]) => [url, key]));
  const keys = documents.map(({ id }) => byUrl.get(articleUrl(locale, id)) ?? '');
  const popular = (frame.askedMost[locale] ?? []).flatMap((id) => {
    const number = documents.findIndex((document) => document.id === id);
    return number === -1 ? [] : [number];
  });
  const bodies = documents.map(textOf);
  const counts = countTextsWith(bodies, language);
  const entry: SideEntry = {
    format: sideFormat,
    language,
    ...encodeKeys(keys),
    lexicon,
    facets: {
      category: encodeFacet(documents.map(({ category }) => [category])),
      type: encodeFacet(documents.map(({ type }) => [type])),
      product: encodeFacet(documents.map(({ products }) => products)),
    },
    searchesStopWords: bodies.reduce((sum, body) => sum + body.length, 0) <= maxStopWordCharacters,
    common: documents.length < fewestWithCommon ? '' : commonOf(counts, documents.length).join(' '),
    popular: [...new Set([...popular, ...documents.keys()])].slice(0, mostPopular),
    content: await writeContent(documents, texts, createTextReader(language, lexicon), folder),
  };
  const outOfScope = await calibrateOf(entry, await openPagefind(pagefindFolder, language), folder);
  await writeFile(join(folder, 'entry.json'), JSON.stringify({ ...entry, outOfScope }));
  await writeFile(join(folder, basename(knownWordsPath(locale))), JSON.stringify(knownWordsFileOf(counts)));
  const corrections = await makeCorrections(bodies, language, lexiconOf(locale, []), counts);
  await writeFile(join(folder, correctionsFile), JSON.stringify(corrections));
}

/** @param folder holds the postings already */
async function calibrateOf(entry: SideEntry, pagefind: PagefindClient, folder: string): Promise<number | undefined> {
  const locale = basename(folder);
  const side = await openSideIndex(locale, async (path) =>
    path === `${locale}/entry.json` ? entry : JSON.parse(await readFile(join(folder, '..', path), 'utf8')),
  );
  return measureOutOfScope(pagefind, side, locale);
}

async function writeContent(
  documents: readonly SearchDocument[],
  texts: readonly string[][],
  reader: TextReader,
  folder: string,
): Promise<SideEntry['content']> {
  await mkdir(folder, { recursive: true });
  if (texts.flat().join('').length <= mostTextCharacters)
    return { articles: documents.map(({ id }, number) => ({ id, texts: texts[number] ?? [] })) };
  const index = buildSideIndex(texts, reader);
  const shards = toShards(index.postings);
  // Named as a whole: the names of hundreds of files, each of its own, would be a large part of the entry.
  const name = digestOf(shards);
  await mkdir(join(folder, dirname(shardFile(name, 0))), { recursive: true });
  await Promise.all(shards.map((shard, number) => writeFile(join(folder, shardFile(name, number)), JSON.stringify(shard))));
  return { ...encodeTexts(index), shards: { count: shards.length, folder: name } };
}

/** Groups of synonyms that no text of the site belongs to would be sent for nothing. */
function neededOf({ stopWords, groups }: Lexicon, texts: readonly string[], language: string): Lexicon {
  const reader = createTextReader(language, { stopWords, groups });
  const found = new Set(texts.flatMap((text) => reader.features(text)));
  return { stopWords, groups: groups.filter((_, number) => found.has(conceptFeature(number))) };
}

/** All words of an article, without its markup. */
export function textOf({ title, summary, answers, html }: SearchDocument): string {
  return [title, summary, ...answers, html.replaceAll(/<(?:[^<>"]|"[^"]*")*>/g, ' ').replaceAll(/&#?\w+;/g, ' ')].join(' ');
}

function encodeKeys(keys: readonly string[]): Pick<SideEntry, 'keyPrefix' | 'keyLength' | 'keys'> {
  const [first = ''] = keys;
  const prefix = first.slice(0, first.lastIndexOf('_') + 1);
  const keyLength = first.length - prefix.length;
  if (!keys.every((key) => key.startsWith(prefix) && key.length === first.length))
    throw new Error('Pagefind names pages in another way than this engine knows.');
  return { keyPrefix: prefix, keyLength, keys: keys.map((key) => key.slice(prefix.length)).join('') };
}

function digestOf(shards: object): string {
  return createHash('sha256').update(JSON.stringify(shards)).digest('hex').slice(0, 12);
}
