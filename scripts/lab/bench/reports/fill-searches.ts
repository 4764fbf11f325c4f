import type { DatabaseSync } from 'node:sqlite';
import { dayMs, dayOf } from '../../../../src/metrics/instants.ts';
import type { Random } from '../../../../src/simulation/random.ts';
import { wordsOf } from '../../../../src/simulation/recorders.ts';
import type { CorpusArticle } from '../../fixtures/corpus/corpus.ts';
import { type Filling, otherDays } from './fill.ts';

/** Different queries for each article; those asked often enough are stored with their text. */
const queriesPerArticle = 8;

/** Searches from which on the text is stored: three readers in thirty days, of a year of searches. */
const searchesWithText = 12;

const outcomes = ['no-result', 'no-result', 'no-click', 'rephrased'] as const;

interface Query {
  hash: string;
  locale: string;
  text: string;
  category: string;
  words: string[];
  n: number;
}

/**
 * Failed searches of a year, as daily counts: of queries, which are the corpus' questions with words left out or added, of
 * their categories, words and outcomes; and of ten searches that found something for each that did not. A few queries are
 * searched for often, most rarely.
 */
export function fillSearches(database: DatabaseSync, { amounts: { searches }, corpus, until }: Filling, random: Random): void {
  const queries = corpus.flatMap((article, index) => queriesAbout(article, index, random));
  const counts = new Map<string, number>();
  const add = (...key: string[]): void => void counts.set(key.join('\n'), (counts.get(key.join('\n')) ?? 0) + 1);
  for (let number = 0; number < searches; number += 1) {
    const query = queries[Math.floor(queries.length * random.next() ** 3)] as Query;
    const day = dayOf(until - 1 - Math.floor(random.next() * otherDays) * dayMs);
    query.n += 1;
    add(day, 'query', query.locale, query.hash);
    add(day, 'category', query.locale, query.category);
    add(day, 'outcome', query.locale, random.pick(outcomes));
    for (const word of query.words) add(day, 'word', query.locale, word);
  }
  database.exec('BEGIN');
  const addCount = database.prepare('INSERT INTO count (day, kind, locale, name, n) VALUES (?, ?, ?, ?, ?)');
  for (const [key, n] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) addCount.run(...key.split('\n'), n);
  for (let day = 0; day < otherDays; day += 1)
    for (const locale of new Set(corpus.map((article) => article.locale)))
      addCount.run(dayOf(until - 1 - day * dayMs), 'counter', locale, 'search-found', Math.ceil((5 * searches) / otherDays));
  const addQuery = database.prepare('INSERT INTO demand (hash, locale, salt, text, last_at) VALUES (?, ?, ?, ?, ?)');
  for (const { hash, locale, text, n } of queries)
    if (n > 0) addQuery.run(hash, locale, 'salt', n < searchesWithText ? null : text, until - 1);
  database.exec('COMMIT');
}

function queriesAbout({ locale, id, frontMatter }: CorpusArticle, index: number, random: Random): Query[] {
  return Array.from({ length: queriesPerArticle }, (_, number) => {
    const question = random.pick(frontMatter.answers);
    const words = wordsOf(question, locale);
    const kept = words.filter(() => random.chance(0.8));
    // A word that no page has.
    const text = [...(kept.length === 0 ? words : kept), ...(random.chance(0.2) ? [`x${number}${index}`] : [])].join(
      locale === 'en' ? ' ' : '',
    );
    return {
      hash: `${locale}-${id}-${number}`,
      locale,
      text: `${text}${locale === 'en' ? ' ' : ''}${number}`,
      category: String(frontMatter['category']),
      words: kept,
      n: 0,
    };
  });
}
