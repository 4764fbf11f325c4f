import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { Synonyms } from '../../knowledge/schemas/synonyms.ts';
import { listTraditional } from '../corrections/traditional.ts';
import { type Lexicon, lexiconOf } from '../lexicon/lexicon.ts';
import { otherServicesOf } from '../lexicon/other-services.ts';
import { type SuggestionSources, suggestions } from '../suggestions.ts';
import { conceptFeature, wordFeature } from '../text/feature-names.ts';
import { createTextReader, type TextReader } from '../text/text-reader.ts';
import type { FrequentWord } from './frequent-words.ts';
import { packTogether } from './pack-together.ts';
import { type OpenedSideIndex, openSideIndex } from './side-client.ts';
import {
  encodeFacet,
  encodeTexts,
  joinNames,
  maxTextCharacters,
  type SideEntry,
  type SideShard,
  shardFile,
  sideFormat,
  toShards,
} from './side-files.ts';
import { buildSideIndex, noTexts, type SideIndex } from './side-index.ts';

/** The files of one locale's side index. */
export interface SideFiles {
  /** Without `threshold`, which is measured on the finished index. */
  entry: SideEntry;
  /** Empty on a small site, whose texts are in the entry. */
  shards: SideShard[];
  /** The words of each file; empty unless `withFrequentWords` found some. */
  frequent: FrequentWord[][];
  /** The texts that the shards are made of; missing on a small site. */
  index?: SideIndex;
}

export interface SideIndexInput {
  /** Articles of one locale; at least one. */
  documents: readonly SearchDocument[];
  frame: SuggestionSources;
  synonyms: Synonyms;
  /** Pagefind's id of each document, in their order. */
  keys: readonly string[];
  /** All words of each document, in their order. */
  bodies: readonly string[];
  /** Number of bodies that have each word. */
  countWords: () => ReadonlyMap<string, number>;
  /** For callers that index the same texts many times and cache their features. */
  createReader?: (language: string, lexicon: Lexicon) => TextReader;
}

/**
 * Length of all bodies. Above it, Pagefind's index is split into chunks, and those of stop words are the most expensive
 * to load.
 */
const maxStopWordCharacters = 60_000;

/** From this many articles on, it does not pay to search for words that are on most pages. */
const minArticlesWithCommon = 1_000;

/** @throws Error when Pagefind's ids do not have the expected form */
export function makeSideIndex({
  documents,
  frame,
  synonyms,
  keys,
  bodies,
  countWords,
  createReader = createTextReader,
}: SideIndexInput): SideFiles {
  const [{ locale } = { locale: '' }] = documents;
  const language = languageTag(locale);
  const texts = documents.map(({ title, answers }) => [title, ...answers]);
  const all = lexiconOf(locale, synonyms[locale] ?? []);
  const used = usedGroups(all, createReader(language, all), texts.flat());
  const otherServices = otherServicesOf(locale, bodies, countWords());
  const simplified = [...texts.flat(), ...otherServices];
  const lexicon = isSimplified(locale) ? { ...used, traditional: traditionalFor(used, simplified) } : used;
  const made = makeContent(documents, texts, createReader(language, lexicon));
  const entry: SideEntry = {
    format: sideFormat,
    language,
    ...encodeKeys(keys),
    lexicon,
    ...(otherServices.length > 0 && { otherServices: otherServices.join(' ') }),
    facets: {
      category: encodeFacet(documents.map(({ category }) => [category])),
      type: encodeFacet(documents.map(({ type }) => [type])),
      product: encodeFacet(documents.map(({ products }) => products)),
    },
    searchesStopWords: bodies.reduce((sum, body) => sum + body.length, 0) <= maxStopWordCharacters,
    common: documents.length < minArticlesWithCommon ? '' : commonWords(countWords(), documents.length).join(' '),
    frequent: { words: '', folder: '' },
    suggested: suggestedIn(documents, frame),
    urgent: documents.flatMap(({ issue }, number) => (isUrgent(issue) ? [number] : [])),
    content: made.content,
  };
  const { shards, index } = made;
  return { entry, shards, frequent: [], ...(index && { index }) };
}

/** Characters of a file of frequent words. */
const wordFileSize = 6_000;

/**
 * Adds the files of frequent words. Words of the same titles and questions are together; on a small site, each is alone.
 *
 * @param stem see `TextReader`
 */
export function withFrequentWords(
  files: SideFiles,
  words: ReadonlyMap<string, FrequentWord>,
  { stem }: Pick<TextReader, 'stem'>,
): SideFiles {
  const textsWith = (word: string): Int32Array => files.index?.postings.get(wordFeature(stem(word))) ?? noTexts;
  const sized = [...words].map(([name, word]) => ({ name, texts: textsWith(name), size: JSON.stringify(word).length }));
  const names = packTogether(sized, files.index?.owners.length ?? 0, wordFileSize);
  const frequent = names.map((own) => own.flatMap((word) => words.get(word) ?? []));
  const entry = { ...files.entry, frequent: { words: joinNames(names), folder: digestOf(frequent) } };
  return { ...files, entry, frequent };
}

/** @param folder of the locale */
export async function writeSideIndex({ entry, shards, frequent }: SideFiles, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeSideEntry(entry, folder);
  await writeNumbered(frequent, (number) => join(folder, shardFile(entry.frequent.folder, number)));
  if (!('shards' in entry.content)) return;
  const { folder: name } = entry.content.shards;
  await writeNumbered(shards, (number) => join(folder, shardFile(name, number)));
}

/** @param folder of the locale */
export function writeSideEntry(entry: SideEntry, folder: string): Promise<void> {
  return writeFile(join(folder, 'entry.json'), JSON.stringify(entry));
}

async function writeNumbered(files: readonly object[], pathOf: (number: number) => string): Promise<void> {
  if (files.length > 0) await mkdir(dirname(pathOf(0)), { recursive: true });
  // Synchronous, which takes a third of the processor time for thousands of small files.
  for (const [number, file] of files.entries()) writeFileSync(pathOf(number), JSON.stringify(file));
}

/** Opens a side index before it is written. */
export function openSideFiles({ entry, shards, frequent }: SideFiles, locale: string): Promise<OpenedSideIndex> {
  return openSideIndex(locale, async (path) => {
    if (path === `${locale}/entry.json`) return entry;
    const isWord = path.startsWith(`${locale}/${dirname(shardFile(entry.frequent.folder, 0))}/`);
    return (isWord ? frequent : shards)[Number.parseInt(path.split('/').at(-1) ?? '', 10)];
  });
}

function makeContent(
  documents: readonly SearchDocument[],
  texts: readonly string[][],
  reader: TextReader,
): Pick<SideEntry, 'content'> & Pick<SideFiles, 'shards' | 'index'> {
  if (texts.flat().join('').length <= maxTextCharacters)
    return { content: { articles: documents.map(({ id }, number) => ({ id, texts: texts[number] ?? [] })) }, shards: [] };
  const index = buildSideIndex(texts, reader);
  const { packs, shards } = toShards(index.postings, index.owners.length);
  const inFiles = { packs: joinNames(packs), count: shards.length - packs.length, folder: digestOf(shards) };
  return { content: { ...encodeTexts(index), shards: inFiles }, shards, index };
}

/** One digest for all files; hundreds of digests would be a large part of the entry. */
function digestOf(files: readonly object[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
}

/** Drops groups of synonyms that no title or question uses, so that readers do not load them. */
function usedGroups({ groups, ...others }: Lexicon, reader: TextReader, texts: readonly string[]): Lexicon {
  const used = new Set(texts.flatMap((text) => reader.features(text)));
  return { ...others, groups: groups.filter((_, number) => used.has(conceptFeature(number))) };
}

/** Chinese pages are taken for simplified ones unless their locale says otherwise. */
function isSimplified(locale: string): boolean {
  return locale.startsWith('zh') && !/hant|tw|hk|mo/.test(locale);
}

/** Those whose simplified form stands in one of the texts or the lexicon; bodies would more than double their number. */
function traditionalFor({ stopWords, groups, intents }: Lexicon, texts: readonly string[]): string {
  return listTraditional([...texts, ...stopWords, ...groups.flat(), ...Object.values(intents ?? {}).flat()]);
}

/** Words that more than half of the articles have, sorted. */
function commonWords(counts: ReadonlyMap<string, number>, articles: number): string[] {
  return [...counts]
    .filter(([, count]) => count * 2 > articles)
    .map(([word]) => word)
    .sort();
}

/** Numbers of the articles to show when nothing matches. */
function suggestedIn(documents: readonly SearchDocument[], sources: SuggestionSources): number[] {
  const ids = documents.map(({ id }) => id);
  return suggestions(sources, documents[0]?.locale ?? '', ids).ids.map((id) => ids.indexOf(id));
}

function isUrgent(issue: SearchDocument['issue']): boolean {
  return issue?.status === 'open' && issue.severity === 'high';
}

/** Pagefind makes those longer that begin alike; the others are padded. */
function encodeKeys(keys: readonly string[]): Pick<SideEntry, 'keyPrefix' | 'keyLength' | 'keys'> {
  const [first = ''] = keys;
  const keyPrefix = first.slice(0, first.lastIndexOf('_') + 1);
  if (!keys.every((key) => key.length > keyPrefix.length && key.startsWith(keyPrefix)))
    throw new Error('Pagefind’s page ids do not have the expected form.');
  const keyLength = keys.reduce((longest, { length }) => Math.max(longest, length), 0) - keyPrefix.length;
  return { keyPrefix, keyLength, keys: keys.map((key) => key.slice(keyPrefix.length).padEnd(keyLength)).join('') };
}
