import { articleKey } from '../../../knowledge/article-id.ts';
import type { ArticleReport } from '../articles/schema.ts';
import type { Evidence } from '../coverage/signals.ts';

/** Something that readers of a language asked for, within the period. */
type DemandFor = (locale: string, original: ArticleReport) => number;

/**
 * Demand for a translation, from readers of its language alone: visits to the page that shows the original instead, or votes
 * there if there are more; questions that it answered; and its part of the failed searches and unanswered questions of its
 * category, which divide among the category's originals as votes do, evenly without votes. What belongs to none of these
 * categories divides among all originals.
 *
 * @param originals published public articles of the default locale
 * @param votesOn votes a week on an original
 */
export function translationDemand(
  { votes, visits, asked, categories }: Pick<Evidence, 'votes' | 'visits' | 'asked' | 'categories'>,
  originals: readonly ArticleReport[],
  votesOn: (original: ArticleReport) => number,
): DemandFor {
  const onPage = sums(visits.map(({ locale, article, visits: n }) => ({ key: articleKey(locale, article), n })));
  const voted = sums(
    votes
      .filter(({ edition }) => edition === 'public')
      .map(({ locale, article, helpful, notHelpful }) => ({ key: articleKey(locale, article), n: helpful + notHelpful })),
  );
  const answered = sums(
    asked.flatMap(({ locale, linked, n }) => (linked === null ? [] : [{ key: articleKey(locale, linked), n }])),
  );
  const known = new Set(originals.map(({ category }) => category));
  const unmet = sums(
    [
      ...categories.map(({ locale, name, n }) => ({ locale, category: name, n })),
      ...asked.filter(({ linked }) => linked === null).map(({ locale, category, n }) => ({ locale, category, n })),
    ].map(({ locale, category, n }) => ({ key: placeOf(locale, known.has(category ?? '') ? category : null), n })),
  );
  const partOf = partsOf(originals, votesOn);
  return (locale, original) => {
    const key = articleKey(locale, original.id);
    const { own, all } = partOf(original);
    return (
      Math.max(onPage(key), voted(key)) +
      answered(key) +
      unmet(placeOf(locale, original.category)) * own +
      unmet(placeOf(locale, null)) * all
    );
  };
}

/** An original's part of the votes on its category, and on all originals. */
function partsOf(
  originals: readonly ArticleReport[],
  votesOn: (original: ArticleReport) => number,
): (original: ArticleReport) => { own: number; all: number } {
  const groups = Map.groupBy(originals, ({ category }) => category);
  const total = (some: readonly ArticleReport[]): number => some.reduce((sum, one) => sum + votesOn(one), 0);
  const totals = new Map([...groups].map(([category, own]) => [category, { n: own.length, votes: total(own) }]));
  const everything = { n: originals.length, votes: total(originals) };
  const part = (of: { n: number; votes: number }, votes: number): number => (of.votes > 0 ? votes / of.votes : 1 / of.n);
  return (original) => {
    const votes = votesOn(original);
    return { own: part(totals.get(original.category) ?? everything, votes), all: part(everything, votes) };
  };
}

function sums(counted: readonly { key: string; n: number }[]): (key: string) => number {
  const totals = new Map<string, number>();
  for (const { key, n } of counted) totals.set(key, (totals.get(key) ?? 0) + n);
  return (key) => totals.get(key) ?? 0;
}

function placeOf(locale: string, category: string | null): string {
  return `${locale}/${category ?? ''}`;
}
