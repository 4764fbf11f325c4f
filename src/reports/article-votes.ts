import { articleKey } from '../knowledge/article-id.ts';
import { epochsOf } from '../knowledge/revision.ts';
import type { VoteCounts } from '../metrics/helpfulness.ts';
import { ownerOrName, presentEpoch } from './article-owners.ts';
import { votesOf } from './helpfulness.ts';
import type { ArticleInput, PublishedRevision, VotesInput, VoteTotal } from './input.ts';
import type { Epoch, Votes } from './report-schema.ts';

/** Gives each vote to the article it belongs to, as `ownerOrName` says, by epoch. So each vote is counted once. */
export function assignVotes(articles: readonly ArticleInput[], { totals, revisions }: VotesInput): AssignedVotes {
  const ownerOf = ownerOrName(articles);
  const totalsOf = Map.groupBy(totals, ownerOf);
  const revisionsOf = Map.groupBy(revisions, ownerOf);
  const unassigned = [...totalsOf]
    .filter((group): group is [string, VoteTotal[]] => typeof group[0] === 'string')
    .map(([, votes]) => unassignedVotes(votes))
    .filter((votes) => votes !== undefined)
    .sort((a, b) => (articleKey(a.locale, a.article) < articleKey(b.locale, b.article) ? -1 : 1));
  return {
    historyOf: (article) => historyOf(article, totalsOf.get(article) ?? [], revisionsOf.get(article) ?? []),
    unassigned,
  };
}

export interface AssignedVotes {
  historyOf(article: ArticleInput): VoteHistory;
  /** Sorted by locale and id; only articles with votes. */
  unassigned: { article: string; locale: string; learners: Votes; staff: Votes }[];
}

export interface VoteHistory {
  current: Epoch;
  /** The latest first. */
  earlier: Epoch[];
  /** Of the text that began the current epoch; `undefined` when the store has no record of it. */
  firstSketch: string | undefined;
}

/** The current epoch is that of the present text; when that is not known, of the text first seen last. */
function historyOf(
  { revision: present }: ArticleInput,
  totals: readonly VoteTotal[],
  revisions: readonly PublishedRevision[],
): VoteHistory {
  const epochOf = epochsOf(revisions);
  const totalsOf = Map.groupBy(totals, ({ revision }) => epochOf.get(revision) ?? 0);
  const since = new Map<number, string>();
  for (const { revision, firstSeen } of revisions) {
    const epoch = epochOf.get(revision) ?? 0;
    if (!since.has(epoch)) since.set(epoch, firstSeen);
  }
  const numbers = [...new Set([...totalsOf.keys(), ...since.keys()])].sort((a, b) => b - a);
  const epochs = numbers.map((epoch) => ({
    epoch,
    since: since.get(epoch) ?? null,
    ...byEdition(totalsOf.get(epoch) ?? []),
  }));
  const currentNumber = presentEpoch(present, epochOf);
  return {
    current: epochs.find(({ epoch }) => epoch === currentNumber) ?? emptyEpoch,
    earlier: epochs.filter(({ epoch }) => epoch !== currentNumber),
    firstSketch: revisions.find(({ revision }) => epochOf.get(revision) === currentNumber)?.sketch,
  };
}

const emptyEpoch: Epoch = { epoch: 0, since: null, ...byEdition([]) };

function unassignedVotes(votes: readonly VoteTotal[]): AssignedVotes['unassigned'][number] | undefined {
  const [first] = votes;
  const editions = byEdition(votes);
  const n = editions.learners.helpfulness.n + editions.staff.helpfulness.n;
  return first === undefined || n === 0 ? undefined : { article: first.article, locale: first.locale, ...editions };
}

/** Learners' votes and staff's, never added up together. */
export function byEdition(totals: readonly VoteTotal[]): { learners: Votes; staff: Votes } {
  const sum = (edition: VoteTotal['edition']): VoteCounts =>
    totals
      .filter((total) => total.edition === edition)
      .reduce((a, b) => ({ helpful: a.helpful + b.helpful, notHelpful: a.notHelpful + b.notHelpful }), {
        helpful: 0,
        notHelpful: 0,
      });
  return { learners: votesOf(sum('public')), staff: votesOf(sum('internal')) };
}
