import type { Happening } from './agenda.ts';
import type { Traffic } from './article-traffic.ts';
import { levelOn } from './plant-truth.ts';
import { someReader, someTime } from './readers.ts';
import { wordsOf } from './recorders.ts';

/** Searches for each visit. */
const searchesPerVisit = 0.6;

/** How searches for something that is written end: found for good, or in one of three failures. */
const endings = [0.87, 0.05, 0.05, 0.03];
const failures = ['no-result', 'no-click', 'rephrased'] as const;

/** Searches of a day: each failed one, and how many showed a sure answer. */
export function searchesOn(day: string, traffic: Traffic): Happening[] {
  const { content, truth, random, popularity, sent, record } = traffic;
  const level = levelOn(truth, day);
  const found = new Map(content.locales.map((locale) => [locale, 0]));
  const near = new Map(found);
  const failed: Happening[] = [];

  const fail = (locale: string, query: string, outcome: (typeof failures)[number], category: string | undefined): void => {
    const at = someTime(random, day);
    const reader = someReader(random, truth);
    sent.searchesFailed += 1;
    if (outcome === 'no-result') near.set(locale, (near.get(locale) ?? 0) + 1);
    failed.push({
      at,
      run: () => record.failedSearch(at, reader, { locale, query, outcome, category, words: wordsOf(query, locale) }),
    });
  };
  const find = (locale: string): void => {
    found.set(locale, (found.get(locale) ?? 0) + 1);
  };

  for (const [index, article] of content.articles.entries()) {
    const { surge } = truth;
    const isSurging = article.category === surge.category && surge.from <= day && day <= surge.to;
    const mean = truth.readersPerDay * level * searchesPerVisit * (popularity[index] ?? 0) * (isSurging ? surge.factor : 1);
    for (let left = random.poisson(mean); left > 0; left -= 1) {
      const query = random.pick(article.phrasings);
      const failure = failures[random.weighted(endings) - 1];
      // What was shown and not opened was shown nevertheless.
      if (failure !== 'no-result') find(article.locale);
      if (failure !== undefined) fail(article.locale, query, failure, article.category);
    }
  }
  for (const locale of content.locales) {
    const share = shareOf(locale, traffic);
    const mean = truth.readersPerDay * level * searchesPerVisit * truth.missingTopic.shareOfSearches * share;
    for (let left = random.poisson(mean); left > 0; left -= 1) {
      const isEmpty = random.chance(0.8);
      if (!isEmpty) find(locale);
      fail(
        locale,
        random.pick(truth.missingTopic.phrasings[locale] ?? []),
        isEmpty ? 'no-result' : 'no-click',
        content.categories[0],
      );
      sent.missingTopicSearches += 1;
    }
  }
  for (const n of found.values()) sent.searchesFound += n;
  return [...failed, ...counts('search-found', found, day, traffic), ...counts('search-near', near, day, traffic)];
}

function counts(what: string, some: ReadonlyMap<string, number>, day: string, { record }: Traffic): Happening[] {
  const at = Date.parse(day) + 1;
  return [...some].flatMap(([locale, n]) =>
    n === 0 ? [] : [{ at, run: async () => void (await record.count(at, locale, what, n)) }],
  );
}

/** Share of the visits in a locale. */
export function shareOf(locale: string, { content, popularity }: Pick<Traffic, 'content' | 'popularity'>): number {
  return content.articles.reduce((sum, article, index) => sum + (article.locale === locale ? (popularity[index] ?? 0) : 0), 0);
}
