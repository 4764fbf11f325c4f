import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Edition } from '../../edition/edition.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { searchedText } from '../../search/searched-text.ts';
import type { Asked } from './contract.ts';
import { keepInThread } from './contract-thread.ts';
import { digestOf, type KeptLocale, keepLocale, type LocaleContract } from './keep-locale.ts';

export interface KeepContractOptions {
  edition: Edition;
  documents: readonly SearchDocument[];
  /** The site with its index. */
  siteDir: string;
  /** Where outcomes are stored between builds; never published. */
  cacheDir: string;
  /** Number of questions from which on a second thread takes every other locale. */
  questionsPerThread?: number;
}

/** With fewer, starting the thread takes longer than they do. */
const defaultQuestionsPerThread = 3_000;

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
export async function keepContract({
  edition,
  documents,
  siteDir,
  cacheDir,
  questionsPerThread = defaultQuestionsPerThread,
}: KeepContractOptions): Promise<KeptContract> {
  const contracts = edition.frame.site.locales
    .map((locale): LocaleContract => {
      const own = documents.filter((document) => document.locale === locale);
      const memoryFile = join(cacheDir, `search-contract-${locale}.json`);
      return { locale, articles: own.map(contractArticle), siteDir, memoryFile };
    })
    .filter(({ articles }) => articles.length > 0);
  const threads = contracts.map(isLong).filter((each) => each).length > 1 && availableParallelism() > 1 ? 2 : 1;
  const lanes = Array.from({ length: threads }, (_, lane) =>
    keepOneByOne(
      contracts.filter((_, number) => number % threads === lane),
      lane === 0 ? keepLocale : keepInThread,
    ),
  );
  const kept = new Map((await Promise.all(lanes)).flat());
  const inOrder = contracts.flatMap((contract) => kept.get(contract) ?? []);
  return {
    asked: inOrder.flatMap(({ asked }) => asked),
    blind: contracts.flatMap((contract) =>
      (kept.get(contract)?.blind ?? []).map((article) => ({ locale: contract.locale, article })),
    ),
    askedAgain: inOrder.reduce((sum, { askedAgain }) => sum + askedAgain, 0),
  };

  /** Whether all questions have to be asked, and they are many. */
  function isLong({ articles, memoryFile }: LocaleContract): boolean {
    const questions = articles.reduce((sum, { answers }) => sum + answers.length, 0);
    return questions >= questionsPerThread && !existsSync(memoryFile);
  }
}

/** One after another, because the word scores of a locale can take hundreds of megabytes. */
async function keepOneByOne(
  contracts: readonly LocaleContract[],
  keep: (contract: LocaleContract) => Promise<KeptLocale>,
): Promise<[LocaleContract, KeptLocale][]> {
  const kept: [LocaleContract, KeptLocale][] = [];
  for (const contract of contracts) kept.push([contract, await keep(contract)]);
  return kept;
}

function contractArticle(document: SearchDocument): LocaleContract['articles'][number] {
  const { id, title, summary, answers, issue, html } = document;
  return {
    id,
    title,
    answers,
    issue,
    text: searchedText(document),
    digest: digestOf([title, summary, answers, html, issue]),
  };
}
