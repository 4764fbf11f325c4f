import type { Lexicon } from '../../search/lexicon/lexicon.ts';
import type { SearchedShare } from '../../search/ranking/searched-words.ts';
import { createTextReader } from '../../search/text/text-reader.ts';
import { type Ask, createAsk, type Place, type Placed } from './ask-index.ts';
import { type ContractArticle, type ContractIndex, openContractIndex } from './contract-index.ts';
import { findBlind } from './find-blind.ts';
import { findMoved, type Known } from './moved-questions.ts';

/** What became of one question that an article says it answers. */
export interface Asked {
  locale: string;
  article: string;
  question: string;
  shipped: Place;
  /** Without this phrasing among those of the article. */
  without: Place;
}

export interface ContractInput {
  locale: string;
  language: string;
  lexicon: Lexicon;
  share: SearchedShare;
  /** All published articles of the locale that are in the index, in its order. */
  articles: readonly (ContractArticle & {
    text: string;
    /** Changes with anything that the search knows of it. */
    digest: string;
  })[];
  /** The `pagefind` folder of the site. */
  folder: string;
}

/** What was asked before, so that only what a change may have moved is asked again. */
export interface ContractMemory {
  /** Digest of each article by id. */
  digests: Record<string, string>;
  asked: (Known & { locale: string; shipped: Placed; without: Placed })[];
  /** Articles that Pagefind does not find by any word of their title. */
  blind: string[];
}

/**
 * Asks every question of every article of a locale, both ways.
 *
 * After a change only these are asked again: the questions of articles that changed, and those of which the
 * change may have moved the first few; see {@link findMoved}.
 *
 * @param memory of the last time; without it everything is asked
 */
export async function askContract(
  input: ContractInput,
  memory?: ContractMemory,
): Promise<{ memory: ContractMemory; askedAgain: number }> {
  const { articles, locale } = input;
  const digests = Object.fromEntries(articles.map(({ id, digest }) => [id, digest]));
  const changed = articles.filter(({ id, digest }) => memory?.digests[id] !== digest);
  const removed = Object.keys(memory?.digests ?? {}).filter((id) => digests[id] === undefined);
  if (memory !== undefined && changed.length + removed.length === 0) return { memory, askedAgain: 0 };

  const reader = createTextReader(input.language, input.lexicon);
  const index = await openContractIndex(articles, reader, input.share, input.folder);
  const gone = new Set([...changed.map(({ id }) => id), ...removed]);
  const before = (memory?.asked ?? [])
    .filter(({ article }) => !gone.has(article))
    .map((asked) => ({ ...asked, changes: asked.changes + gone.size }));
  const moved = await findMoved(index, before, gone, changed);
  const known = new Map(before.filter((asked) => !moved.has(asked)).map((asked) => [keyOf(asked), asked]));

  const questions = articles.flatMap(({ id, answers }) => answers.map((question) => ({ article: id, question })));
  const open = questions.filter((question) => !known.has(keyOf(question)));
  const blind = await findBlind(index, memory === undefined || memory.blind.length > 0 ? articles : sampleOf(articles, gone));
  const ask = await prepare(
    index,
    open.map(({ question }) => question),
  );
  for (const { article, question } of open)
    known.set(keyOf({ article, question }), { locale, article, question, changes: 0, ...ask(question, article) });
  const asked = questions.flatMap((question) => known.get(keyOf(question)) ?? []);
  return { memory: { digests, asked, blind }, askedAgain: open.length };
}

async function prepare(index: ContractIndex, questions: readonly string[]): Promise<Ask> {
  await index.scores.load(questions.flatMap(index.wordsOf));
  return createAsk(index);
}

/** Enough to see that an index does not know the language: then it finds none of them. */
const leastExamined = 200;

/** Those that changed, and some from all over. */
function sampleOf<Article extends { id: string }>(articles: readonly Article[], changed: ReadonlySet<string>): Article[] {
  const step = Math.max(1, Math.floor(articles.length / leastExamined));
  return articles.filter(({ id }, number) => changed.has(id) || number % step === 0);
}

function keyOf({ article, question }: { article: string; question: string }): string {
  return `${article} ${question}`;
}
