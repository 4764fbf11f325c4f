/** Columns that identify a cell; each cell has one total. */
export const cell = 'article, locale, edition, revision';

/** Columns of a total, from the ballots of its cell. */
export const sums = `
  sum(CASE WHEN trust = 1 AND value = 'helpful' THEN 1 ELSE 0 END) AS helpful,
  sum(CASE WHEN trust = 1 AND value = 'not-helpful' THEN 1 ELSE 0 END) AS not_helpful,
  sum(CASE WHEN trust = 0 THEN 1 ELSE 0 END) AS held_back`;
