/**
 * Staleness debt = Σ overdue days × demand: how much demand meets texts whose review is overdue. Defined by this project
 * to rank reviews; it does not measure harm.
 *
 * @param articles overdue days (≥ 0) and demand (≥ 0) of each
 * @returns demand-days; 0 without articles
 */
export function stalenessDebt(articles: Iterable<{ overdueDays: number; demand: number }>): number {
  let debt = 0;
  for (const { overdueDays, demand } of articles) debt += overdueDays * demand;
  return debt;
}
