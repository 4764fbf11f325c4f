import type { Lexicon } from '../../search/lexicon/lexicon.ts';
import type { SearchedShare } from '../../search/searched-words.ts';
import { createTextReader } from '../../search/text-reader.ts';
import { type ContractArticle, type IndexFolders, openAsker, type Place } from './ask-index.ts';

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
    text: string /** Changes with anything that the search knows of it. */;
    digest: string;
  })[];
  /** Makes the second index when it is needed. */
  folders: () => IndexFolders;
}

/** What was asked before, so that only what a change may have moved is asked again. */
export interface ContractMemory {
  /** Digest of each article by id. */
  digests: Record<string, string>;
  asked: Asked[];
  /** Articles that Pagefind does not find by any word of their title. */
  blind: string[];
}

/**
 * Asks every question of every article of a locale, both ways.
 *
 * After a change only these are asked again: the questions of articles that changed, those whose first three
 * held one of these, and those that one of these has half of the words of, so that it may have come in.
 *
 * @param memory of the last time; without it everything is asked
 */
export async function askContract(
  input: ContractInput,
  memory?: ContractMemory,
): Promise<{ memory: ContractMemory; askedAgain: number }> {
  const { articles, locale } = input;
  const digests = Object.fromEntries(articles.map(({ id, digest }) => [id, digest]));
  const reader = createTextReader(input.language, input.lexicon);
  const before = new Map((memory?.asked ?? []).map((asked) => [keyOf(asked.article, asked.question), asked]));
  const changed = new Set([
    ...articles.filter(({ id, digest }) => memory?.digests[id] !== digest).map(({ id }) => id),
    ...Object.keys(memory?.digests ?? {}).filter((id) => digests[id] === undefined),
  ]);
  const changedWords = articles.filter(({ id }) => changed.has(id)).map(({ text }) => new Set(reader.words(text)));
  const mayHaveMoved = (question: string, { shipped, without }: Asked): boolean => {
    if ([...shipped.first, ...without.first].some((id) => changed.has(id))) return true;
    const words = reader.words(question);
    return changedWords.some((own) => words.filter((word) => own.has(word)).length * 2 >= words.length);
  };

  const questions = articles.flatMap(({ id, answers }) => answers.map((question) => ({ id, question })));
  const open = questions.filter(({ id, question }) => {
    const known = before.get(keyOf(id, question));
    return known === undefined || changed.has(id) || mayHaveMoved(question, known);
  });
  let blind = memory?.blind ?? [];
  if (open.length > 0 || changed.size > 0) {
    const asker = await openAsker(
      articles,
      open.map(({ question }) => question),
      memory === undefined || memory.blind.length > 0 ? articles : sampleOf(articles, changed),
      reader,
      input.share,
      input.folders(),
    );
    blind = asker.findBlind();
    for (const { id, question } of open) {
      before.set(keyOf(id, question), { locale, article: id, question, ...asker.ask(question, id) });
    }
  }
  const asked = questions.flatMap(({ id, question }) => before.get(keyOf(id, question)) ?? []);
  return { memory: { digests, asked, blind }, askedAgain: open.length };
}

/** Enough to see that an index does not know the language: then it finds none of them. */
const leastExamined = 200;

/** Those that changed, and some from all over. */
function sampleOf<Article extends { id: string }>(articles: readonly Article[], changed: ReadonlySet<string>): Article[] {
  const step = Math.max(1, Math.floor(articles.length / leastExamined));
  return articles.filter(({ id }, number) => changed.has(id) || number % step === 0);
}

function keyOf(article: string, question: string): string {
  return `${article} ${question}`;
}
