import { daysBetween } from '../../../metrics/days.ts';
import { assignVotes } from '../../article-votes.ts';
import type { BaseInput } from '../../input.ts';
import { noVotes, type RecordedVotes, votesByEdition } from '../../votes.ts';
import type { VotesInput } from './collect.ts';
import type { VotesOverall } from './schema.ts';

/** Totals of all votes, counted and held back. */
export function votesOverall({ articles, votes: recorded, heldBack }: Pick<BaseInput, 'articles'> & VotesInput): VotesOverall {
  const votes = recorded ?? noVotes;
  return {
    recorded: recorded !== undefined,
    aheadOfClock: votes.aheadOfClock ?? null,
    ...votesByEdition(votes.totals),
    heldBack: votes.totals.reduce((sum, total) => sum + total.heldBack, 0),
    heldReasons: { device: 0, address: 0, network: 0, surge: 0, machine: 0, ...heldBack?.byReason },
    surges: (heldBack?.surges ?? [])
      .filter(({ edition }) => edition === 'public')
      .map(({ article, locale, day, heldBack: n }) => ({
        article,
        locale,
        day,
        heldBack: n,
        usual: usualVotes(votes, article, locale, day),
      })),
    unassigned: assignVotes(articles, votes).unassigned,
  };
}

/** Average counted votes per day on an article since its first text was seen; `null` when that day is unknown. */
function usualVotes({ totals, revisions }: RecordedVotes, article: string, locale: string, day: string): number | null {
  const isSame = (one: { article: string; locale: string }): boolean => one.article === article && one.locale === locale;
  const firstSeen = revisions.find(isSame)?.firstSeen;
  if (firstSeen === undefined) return null;
  const counted = totals.filter((total) => isSame(total) && total.edition === 'public');
  const sum = counted.reduce((total, { helpful, notHelpful }) => total + helpful + notHelpful, 0);
  return sum / Math.max(1, daysBetween(firstSeen, day));
}
