import { readHeldBack } from '../../../../src/feedback/votes/held-back.ts';
import { dayMs, dayOf, hourMs } from '../../../../src/metrics/instants.ts';
import { surge as surgeLimits } from '../../../../src/readers/limits.ts';
import { articleName, reader, siteBegan, startSimulatedSite } from '../../load/simulated-site.ts';
import type { Attack } from './attack.ts';

const votes = 400;
const attackedArticle = articleName(7);
const attackAt = siteBegan + 60 * dayMs;

/** Many addresses at once, as can be rented by the hour, each within its own limit. */
export const surge: Attack = {
  name: `${votes} addresses cast one vote each on one article within an hour`,
  before: `${votes} counted, reported nowhere`,
  limit: `${surgeLimits.min} counted; the report names the article, the day and the number held back`,
  async run() {
    const { counted, named } = await surgeOnce('surge', votes);
    return {
      after: `${counted} counted, ${named} held back in the report`,
      isMet: counted <= surgeLimits.min && named === votes - counted,
    };
  },
};

/** @returns how many votes of the surge count, and how many the report lists as held back for that article and day */
export async function surgeOnce(seed: string, addresses: number): Promise<{ counted: number; named: number }> {
  const site = await startSimulatedSite(seed);
  await site.haveCounted(attackedArticle, 40);
  for (let n = 0; n < addresses; n++) {
    const at = attackAt + Math.floor((n / addresses) * hourMs);
    await site.vote({ at, reader: reader(n), article: attackedArticle, isHelpful: false });
  }
  const { notHelpful } = await site.counts(attackedArticle);
  const day = dayOf(attackAt);
  const { surges } = await readHeldBack(site.store, { from: day, to: day });
  await site.close();
  const named = surges.find(({ article }) => article === attackedArticle)?.heldBack ?? 0;
  return { counted: notHelpful, named };
}
