import type { RankedArticle } from '../../search/ranking/articles-in-memory.ts';
import type { OpenedSideIndex } from '../../search/side-index/side-client.ts';
import { askQuestion, type Decision, type Outcome } from './ask-question.ts';
import { type ContractSearch, openContractSearch } from './contract-search.ts';
import { findBlind } from './find-blind.ts';
import { findMoved } from './moved-questions.ts';

/** One question of an article, asked of the search. */
export interface Asked {
  locale: string;
  article: string;
  question: string;
  /** On the site. */
  shipped: Outcome;
  /** With this phrasing left out of the index; missing where that was not tested. */
  without?: Outcome;
}

/** A question whose outcome is stored between builds. */
export interface KeptQuestion extends Asked {
  shipped: Decision;
  /** How many articles have changed since it was asked. */
  changes: number;
}

/** What the contract needs of a published article. */
export interface ContractArticle extends RankedArticle {
  /** All its text. */
  text: string;
  /** Digest of everything that search knows of it. */
  digest: string;
}

export interface ContractInput {
  locale: string;
  side: OpenedSideIndex;
  /** All articles of the index, in its order. */
  articles: readonly ContractArticle[];
  /** The `pagefind` folder of the site. */
  folder: string;
}

/** The outcomes of the last build. */
export interface ContractMemory {
  /** Digest of each article by id. */
  digests: Record<string, string>;
  asked: KeptQuestion[];
  /** Ids of articles that no word of their title finds. */
  blind: string[];
}

/**
 * Asks all questions of a locale's articles; with a memory, only those of changed articles and those whose outcome may
 * have changed, see `findMoved`.
 *
 * @returns the memory for the next build, and how many questions were asked
 * @throws Error when the index cannot be read
 */
export async function askContract(
  { locale, side, articles, folder }: ContractInput,
  memory?: ContractMemory,
): Promise<{ memory: ContractMemory; askedAgain: number }> {
  const digests = Object.fromEntries(articles.map(({ id, digest }) => [id, digest]));
  const changed = articles.filter(({ id, digest }) => memory?.digests[id] !== digest);
  const removed = Object.keys(memory?.digests ?? {}).filter((id) => digests[id] === undefined);
  if (memory !== undefined && changed.length + removed.length === 0) return { memory, askedAgain: 0 };

  const search = await openContractSearch(side, articles, folder);
  const gone = new Set([...changed.map(({ id }) => id), ...removed]);
  const blind = await findBlind(search, articles);
  // Such an index finds nothing, so its outcomes are not stored.
  if (blind.length > 0) return { memory: { digests: {}, asked: [], blind }, askedAgain: 0 };

  const before = (memory?.asked ?? [])
    .filter(({ article }) => !gone.has(article))
    .map((asked) => ({ ...asked, changes: asked.changes + gone.size }));
  const moved = await findMoved({ search, articles, known: before, gone, changed });
  const outcomes = new Map(before.filter((asked) => !moved.has(asked)).map((asked) => [keyOf(asked), asked]));

  const questions = articles.flatMap(({ id, answers }) => answers.map((question) => ({ article: id, question })));
  const open = questions.filter((question) => !outcomes.has(keyOf(question)));
  for (const [{ article, question }, shipped] of await askAll(search, open))
    outcomes.set(keyOf({ article, question }), { locale, article, question, shipped, changes: 0 });
  const asked = questions.flatMap((question) => outcomes.get(keyOf(question)) ?? []);
  return { memory: { digests, asked, blind }, askedAgain: open.length };
}

/** Asks questions one after another. */
export async function askAll<Question extends { article: string; question: string }>(
  search: ContractSearch,
  questions: readonly Question[],
): Promise<[Question, Decision][]> {
  const decisions: [Question, Decision][] = [];
  for (const each of questions) decisions.push([each, await askQuestion(search, each.question, each.article)]);
  return decisions;
}

function keyOf({ article, question }: { article: string; question: string }): string {
  return `${article} ${question}`;
}
