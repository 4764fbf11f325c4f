import { daysBetween } from '../metrics/days.ts';
import type { ReportInput, VotesInput } from './input.ts';
import type { Report } from './report-schema.ts';

type HeldReasons = Report['votes']['heldReasons'];

/** Why votes of these weeks are not counted, and and the articles and days with a surge. */
export function heldBackOf({ heldBack, votes }: Pick<ReportInput, 'heldBack' | 'votes'>): {
  heldReasons: HeldReasons;
  surges: Report['votes']['surges'];
} {
  const none: HeldReasons = { device: 0, address: 0, network: 0, surge: 0, machine: 0 };
  return {
    heldReasons: { ...none, ...heldBack?.byReason },
    surges: (heldBack?.surges ?? [])
      .filter(({ edition }) => edition === 'public')
      .map(({ article, locale, day, heldBack: n }) => ({
        article,
        locale,
        day,
        heldBack: n,
        usual: usualVotes(votes, article, locale, day),
      })),
  };
}

/** Votes a day that count on the article, from the day its first text was seen on; `null` when that is not known. */
function usualVotes(votes: VotesInput | undefined, article: string, locale: string, day: string): number | null {
  const isSame = (one: { article: string; locale: string }): boolean => one.article === article && one.locale === locale;
  const firstSeen = votes?.revisions.find(isSame)?.firstSeen;
  if (votes === undefined || firstSeen === undefined) return null;
  const counted = votes.totals.filter((total) => isSame(total) && total.edition === 'public');
  const sum = counted.reduce((total, { helpful, notHelpful }) => total + helpful + notHelpful, 0);
  return sum / Math.max(1, daysBetween(firstSeen, day));
}
