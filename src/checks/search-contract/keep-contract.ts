import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Edition } from '../../edition/edition.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { searchedText } from '../../search/searched-text.ts';
import { openSideIndex } from '../../search/side-index/side-client.ts';
import { type Asked, askContract, type ContractMemory } from './contract.ts';

export interface KeepContractOptions {
  edition: Edition;
  documents: readonly SearchDocument[];
  /** The site with its index. */
  siteDir: string;
  /** Where outcomes are stored between builds; never published. */
  cacheDir: string;
}

export interface KeptContract {
  asked: Asked[];
  /** Articles that no word of their title finds. */
  blind: { locale: string; article: string }[];
  askedAgain: number;
}

/**
 * Asks a built site the questions of all its articles, incrementally.
 *
 * @returns the outcome of each question, and how many were asked again
 * @throws Error when the site has no index
 */
export async function keepContract({ edition, documents, siteDir, cacheDir }: KeepContractOptions): Promise<KeptContract> {
  const results: KeptContract[] = [];
  // One after another, because the word scores of a locale can take hundreds of megabytes.
  for (const locale of edition.frame.site.locales) {
    const own = documents.filter((document) => document.locale === locale);
    if (own.length > 0) results.push(await keepLocale(locale, own, siteDir, join(cacheDir, `search-contract-${locale}.json`)));
  }
  return {
    asked: results.flatMap(({ asked }) => asked),
    blind: results.flatMap(({ blind }) => blind),
    askedAgain: results.reduce((sum, { askedAgain }) => sum + askedAgain, 0),
  };
}

/** Increase it when the format of the memory or the meaning of its numbers changes. */
const memoryFormat = 5;

async function keepLocale(
  locale: string,
  documents: readonly SearchDocument[],
  siteDir: string,
  memoryFile: string,
): Promise<KeptContract> {
  const side = await openSideIndex(locale, async (path) => JSON.parse(await readFile(join(siteDir, 'search', path), 'utf8')));
  const entry = JSON.parse(await readFile(join(siteDir, 'search', locale, 'entry.json'), 'utf8'));
  // Traditional characters are those of queries, not of questions in articles, and grow with every new article.
  const {
    lexicon: { traditional: _, ...lexicon },
    language,
    searchesStopWords,
    common,
  } = entry;
  // All questions depend on these.
  const shared = digestOf([memoryFormat, lexicon, language, searchesStopWords, common]);
  const { memory, askedAgain } = await askContract(
    {
      locale,
      side,
      articles: documents.map((document) => ({
        ...document,
        text: searchedText(document),
        digest: digestOf([document.title, document.summary, document.answers, document.html, document.issue]),
      })),
      folder: join(siteDir, 'pagefind'),
    },
    await readMemory(memoryFile, shared),
  );
  await writeAtomically(memoryFile, JSON.stringify({ shared, ...memory }));
  return { asked: memory.asked, blind: memory.blind.map((article) => ({ locale, article })), askedAgain };
}

/** @returns `undefined` when there is none, or it was made with another lexicon or engine */
async function readMemory(file: string, shared: string): Promise<ContractMemory | undefined> {
  try {
    const memory = JSON.parse(await readFile(file, 'utf8')) as ContractMemory & { shared: string };
    return memory.shared === shared ? memory : undefined;
  } catch {
    return undefined;
  }
}

/** An interrupted build must not leave an incomplete file. */
async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
