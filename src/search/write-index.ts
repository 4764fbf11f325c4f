import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIndex } from 'pagefind';
import type { Frame } from '../edition/edition.ts';
import type { SearchDocument } from '../edition/search-documents.ts';
import { escapeMarkup } from '../escape-markup.ts';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';
import type { Synonyms } from '../knowledge/synonyms.ts';
import { correctionsFile } from './corrections.ts';
import { type Lexicon, lexiconOf } from './lexicon/lexicon.ts';
import { makeCorrections } from './make-corrections.ts';
import { openPagefind } from './open-pagefind.ts';
import { answerSeparator } from './search-articles.ts';
import { encodeFacet, encodeTexts, mostTextCharacters, type SideEntry, sideFormat, toShards } from './side-files.ts';
import { buildSideIndex } from './side-index.ts';
import { conceptFeature, createTextReader, type TextReader } from './text-reader.ts';

export interface WriteIndexOptions {
  documents: readonly SearchDocument[];
  frame: Frame;
  synonyms: Synonyms;
}

/**
 * Writes the two indexes of an edition: Pagefind's of title, summary, body and questions, and the side
 * index of titles and questions.
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

/**
 * Writes Pagefind's index alone.
 *
 * @throws Error when Pagefind refuses a document or cannot write
 */
export async function writePagefind(documents: readonly SearchDocument[], frame: Frame, folder: string): Promise<void> {
  const { index, errors } = await createIndex({ writePlayground: false });
  if (index === undefined) throw new Error(`The search index could not be started: ${errors.join('; ')}`);
  try {
    for (const document of documents) {
      const added = await index.addHTMLFile({
        url: articleUrl(document.locale, document.id),
        content: indexPage(document, frame),
      });
      if (added.errors.length > 0) throw new Error(`${document.id} could not be indexed: ${added.errors.join('; ')}`);
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
  } finally {
    await index.deleteIndex();
  }
}

/** What Pagefind reads; never served. */
function indexPage({ locale, title, summary, type, category, answers, issue, html }: SearchDocument, frame: Frame): string {
  const label = frame.categories.find(({ id }) => id === category)?.label[locale] ?? '';
  const meta = {
    summary,
    category: label,
    type,
    answers: answers.join(answerSeparator),
    issue: issue === undefined ? '' : `${issue.status} ${issue.severity}`,
  };
  const spans = Object.entries(meta).map(([name, value]) =>
    value === '' ? '' : `<span data-pagefind-meta="${name}:${escapeMarkup(value)}"></span>`,
  );
  return `<!doctype html><html lang="${languageTag(locale)}"><head><title>${escapeMarkup(title)}</title></head><body data-pagefind-body>
${spans.join('')}
<h1>${escapeMarkup(title)}</h1><p>${escapeMarkup(summary)}</p>
${html}
<ul>${answers.map((question) => `<li>${escapeMarkup(question)}</li>`).join('')}</ul></body></html>`;
}

const mostPopular = 5;

/** Texts of more characters in all make an index of several files, of which a word needs one. */
const mostFramedCharacters = 60_000;

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
  const byUrl = await keysByUrl(pagefindFolder, language);
  const keys = documents.map(({ id }) => byUrl.get(articleUrl(locale, id)) ?? '');
  const popular = (frame.askedMost[locale] ?? []).flatMap((id) => {
    const number = documents.findIndex((document) => document.id === id);
    return number === -1 ? [] : [number];
  });
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
    isFramingSearched: documents.map(textOf).join('').length <= mostFramedCharacters,
    popular: [...new Set([...popular, ...documents.keys()])].slice(0, mostPopular),
    content: await writeContent(documents, texts, createTextReader(language, lexicon), folder),
  };
  await writeFile(join(folder, 'entry.json'), JSON.stringify(entry));
  await writeFile(join(folder, correctionsFile), JSON.stringify(await makeCorrections(documents.map(textOf), language)));
}

async function writeContent(
  documents: readonly SearchDocument[],
  texts: readonly string[][],
  reader: TextReader,
  folder: string,
): Promise<SideEntry['content']> {
  await mkdir(join(folder, 'postings'), { recursive: true });
  if (texts.flat().join('').length <= mostTextCharacters)
    return { articles: documents.map(({ id }, number) => ({ id, texts: texts[number] ?? [] })) };
  const index = buildSideIndex(texts, reader);
  const shards = toShards(index.postings);
  const names = shards.map((shard) => `postings/${digestOf(shard)}.json`);
  await Promise.all(names.map((name, number) => writeFile(join(folder, name), JSON.stringify(shards[number]))));
  return { ...encodeTexts(index), shards: names };
}

/** Groups of synonyms that no text of the site belongs to would be sent for nothing. */
function neededOf({ framing, groups }: Lexicon, texts: readonly string[], language: string): Lexicon {
  const reader = createTextReader(language, { framing, groups });
  const found = new Set(texts.flatMap((text) => reader.features(text)));
  return { framing, groups: groups.filter((_, number) => found.has(conceptFeature(number))) };
}

/** All words of an article, without its markup. */
export function textOf({ title, summary, answers, html }: SearchDocument): string {
  return [title, summary, ...answers, html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#?\w+;/g, ' ')].join(' ');
}

/** By which id the browser's client will know each page. */
async function keysByUrl(folder: string, language: string): Promise<Map<string, string>> {
  const { results } = await (await openPagefind(folder, language)).search(null);
  return new Map(await Promise.all(results.map(async ({ id, data }): Promise<[string, string]> => [(await data()).url, id])));
}

function encodeKeys(keys: readonly string[]): Pick<SideEntry, 'keyPrefix' | 'keyLength' | 'keys'> {
  const [first = ''] = keys;
  const prefix = first.slice(0, first.lastIndexOf('_') + 1);
  const keyLength = first.length - prefix.length;
  if (!keys.every((key) => key.startsWith(prefix) && key.length === first.length))
    throw new Error('Pagefind names pages in another way than this engine knows.');
  return { keyPrefix: prefix, keyLength, keys: keys.map((key) => key.slice(prefix.length)).join('') };
}

function digestOf(shard: object): string {
  return createHash('sha256').update(JSON.stringify(shard)).digest('hex').slice(0, 12);
}
