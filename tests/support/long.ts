/** Whether the tests run in their long form, as `npm run prove -- long` does: with all that `npm test` takes samples of. */
export const isLong = process.env['LONG_TESTS'] === '1';

/** Of cases that are much alike, every second one; all in the long form. */
export function sampled<Case>(cases: readonly Case[]): readonly Case[] {
  return isLong ? cases : cases.filter((_, index) => index % 2 === 0);
}
