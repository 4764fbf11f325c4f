import { type QueryWord, queryWords } from './query.ts';

/** One article found. */
export interface Hit {
  url: string;
  title: string;
  summary: string;
  category: string;
  type: string;
}

/** What was found, best first. */
export interface SearchOutcome {
  hits: Hit[];
  /** How many articles match at least one word. */
  total: number;
  /** No article has all the words that matter, so the answer may not be among the hits. */
  isUnsure: boolean;
}

/** The part of Pagefind's client that is used. */
export interface PagefindClient {
  search(word: string): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<{ url: string; meta: Record<string, string> }>;
}

/**
 * Searches each word on its own and adds up the scores. Pagefind's own search wants every word on the
 * page, 怎么 and "how" included, and so finds nothing for most real questions.
 *
 * @param limit how many hits are loaded at most
 * @returns no hits for a query without words
 */
export async function searchArticles(
  pagefind: PagefindClient,
  query: string,
  language: string,
  limit = 10,
): Promise<SearchOutcome> {
  const words = queryWords(query, language);
  const found = await Promise.all(words.map(async (word) => ({ word, results: (await pagefind.search(word.word)).results })));
  const ranked = rank(found);
  const hits = await Promise.all(ranked.slice(0, limit).map(({ result }) => loadHit(result)));
  const wanted = words.filter(({ weight }) => weight === 1).length;
  const best = Math.max(0, ...ranked.map(({ matched }) => matched));
  return { hits, total: ranked.length, isUnsure: hits.length > 0 && (wanted === 0 || best < wanted) };
}

interface Candidate {
  result: PagefindResult;
  score: number;
  /** How many words of full weight it has. */
  matched: number;
}

function rank(found: readonly { word: QueryWord; results: readonly PagefindResult[] }[]): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const { word, results } of found) {
    for (const result of results) {
      const candidate = candidates.get(result.id) ?? { result, score: 0, matched: 0 };
      candidate.score += word.weight * result.score;
      if (word.weight === 1) candidate.matched += 1;
      candidates.set(result.id, candidate);
    }
  }
  return [...candidates.values()].sort((a, b) => b.score - a.score || (a.result.id < b.result.id ? -1 : 1));
}

async function loadHit(result: PagefindResult): Promise<Hit> {
  const { url, meta } = await result.data();
  return {
    url,
    title: meta['title'] ?? '',
    summary: meta['summary'] ?? '',
    category: meta['category'] ?? '',
    type: meta['type'] ?? '',
  };
}
