import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFrom } from '../../search/side-index/read-from.ts';
import { openSideIndex } from '../../search/side-index/side-client.ts';
import { askContract, type ContractArticle, type ContractMemory, type KeptQuestion } from './contract.ts';

/** The contract of one locale; a thread can be given it. */
export interface LocaleContract {
  locale: string;
  /** All articles of the index, in its order. */
  articles: readonly ContractArticle[];
  /** The site with its index. */
  siteDir: string;
  /** Where outcomes are stored between builds. */
  memoryFile: string;
}

export interface KeptLocale {
  asked: KeptQuestion[];
  /** Ids of articles that no word of their title finds. */
  blind: string[];
  askedAgain: number;
}

/** Increase it when the format of the memory or the meaning of its numbers changes. */
const memoryFormat = 5;

/**
 * Asks a built site the questions of a locale's articles, incrementally.
 *
 * @throws Error when the site has no index of the locale
 */
export async function keepLocale({ locale, articles, siteDir, memoryFile }: LocaleContract): Promise<KeptLocale> {
  const side = await openSideIndex(locale, readFrom(join(siteDir, 'search')));
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
  const input = { locale, side, articles, folder: join(siteDir, 'pagefind') };
  const { memory, askedAgain } = await askContract(input, await readMemory(memoryFile, shared));
  await writeAtomically(memoryFile, JSON.stringify({ shared, ...memory }));
  return { asked: memory.asked, blind: memory.blind, askedAgain };
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

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
