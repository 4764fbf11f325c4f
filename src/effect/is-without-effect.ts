import type { Effect } from './effect-schema.ts';

/** Whether readers and writers notice nothing of a change. */
export function isWithoutEffect({ articles, search, findings, debts, coverage, health, missingRedirects }: Effect): boolean {
  const lists = [
    ...Object.values(articles),
    ...(search === null
      ? []
      : [search.lost, search.won, search.fellBehind, search.rivals, search.textAlone.lost, search.textAlone.won]),
    ...Object.values(findings),
    debts,
    coverage,
    health.articles,
    missingRedirects,
  ];
  return lists.every(({ length }) => length === 0);
}
