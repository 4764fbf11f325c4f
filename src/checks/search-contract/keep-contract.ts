import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Edition } from '../../edition/edition.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import type { SideEntry } from '../../search/side-index/side-files.ts';
import { textOf } from '../../search/write-index.ts';
import { type Asked, askContract, type ContractMemory } from './contract.ts';

export interface KeepContractOptions {
  edition: Edition;
  documents: readonly SearchDocument[];
  /** The site with its index. */
  siteDir: string;
  /** Where what was asked is kept between builds; never shipped. */
  cacheDir: string;
}

export interface KeptContract {
  asked: Asked[];
  /** Articles that no word of their title leads to. */
  blind: { locale: string; article: string }[];
  askedAgain: number;
}

/**
 * Asks the built index the questions of all its articles.
 *
 * @returns what became of each question, and how many were asked anew
 */
export async function keepContract({ edition, documents, siteDir, cacheDir }: KeepContractOptions): Promise<KeptContract> {
  const results: KeptContract[] = [];
  // One after another: what is known of the words of one locale takes hundreds of megabytes.
  for (const locale of edition.frame.site.locales) {
    const own = documents.filter((document) => document.locale === locale);
    if (own.length > 0) results.push(await keepLocale(locale, own, { siteDir, cacheDir }));
  }
  return {
    asked: results.flatMap(({ asked }) => asked),
    blind: results.flatMap(({ blind }) => blind),
    askedAgain: results.reduce((sum, { askedAgain }) => sum + askedAgain, 0),
  };
}

async function keepLocale(
  locale: string,
  own: readonly SearchDocument[],
  { siteDir, cacheDir }: Pick<KeepContractOptions, 'siteDir' | 'cacheDir'>,
): Promise<KeptContract> {
  const entry = JSON.parse(await readFile(join(siteDir, 'search', locale, 'entry.json'), 'utf8')) as SideEntry;
  const file = join(cacheDir, `search-contract-${locale}.json`);
  const { lexicon, language, searchesStopWords, common } = entry;
  // Other words, other ways of reading: then nothing of the last time holds.
  const shared = digestOf([memoryFormat, lexicon, language, searchesStopWords, common]);
  const { memory, askedAgain } = await askContract(
    {
      locale,
      language,
      lexicon,
      share: { searchesStopWords, common: new Set(common.split(' ')) },
      articles: own.map((document) => ({ ...document, text: textOf(document), digest: digestOf(searchedOf(document)) })),
      folder: join(siteDir, 'pagefind'),
    },
    await readMemory(file, shared),
  );
  await writeWhole(file, JSON.stringify({ shared, ...memory }));
  return { asked: memory.asked, blind: memory.blind.map((article) => ({ locale, article })), askedAgain };
}

function searchedOf({ title, summary, answers, html }: SearchDocument): unknown {
  return [title, summary, answers, html];
}

/** Another number for another shape of memory or other reckoning: what such an engine left behind is not read. */
const memoryFormat = 4;

/** `undefined` when there is none, or it was made with other words. */
async function readMemory(file: string, shared: string): Promise<ContractMemory | undefined> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as ContractMemory & { shared: string };
    return kept.shared === shared ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A build that is stopped must not leave half a file. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
