import { articleKey } from '../knowledge/article-id.ts';
import { articleOwners, textHistory } from './article-texts.ts';
import type { ArticleInput } from './input.ts';
import type { Epoch } from './parts/articles/schema.ts';
import type { Votes } from './shared-schema.ts';
import { type PublishedRevision, type RecordedVotes, type VoteTotal, votesByEdition } from './votes.ts';

/** Assigns each vote to its article, found by `articleOwners`, and to one of its epochs. No vote counts twice. */
export function assignVotes(articles: readonly ArticleInput[], { totals, revisions }: RecordedVotes): AssignedVotes {
  const ownerOf = articleOwners(articles);
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

interface VoteHistory {
  /** Votes on the present text. */
  current: Epoch;
  /** The latest first. */
  earlier: Epoch[];
  /** Sketch of the current epoch's first text; `undefined` when no text is known. */
  firstSketch: string | undefined;
}

function historyOf(article: ArticleInput, totals: readonly VoteTotal[], revisions: readonly PublishedRevision[]): VoteHistory {
  const { epochOf, present, first } = textHistory(article, revisions);
  const totalsOf = Map.groupBy(totals, ({ revision }) => epochOf(revision));
  const epochs = [...new Set([...totalsOf.keys(), ...first.keys()])]
    .sort((a, b) => b - a)
    .map((epoch) => ({
      epoch,
      since: first.get(epoch)?.firstSeen ?? null,
      ...votesByEdition(totalsOf.get(epoch) ?? []),
    }));
  return {
    current: epochs.find(({ epoch }) => epoch === present) ?? { epoch: present, since: null, ...votesByEdition([]) },
    earlier: epochs.filter(({ epoch }) => epoch !== present),
    firstSketch: first.get(present)?.sketch,
  };
}

function unassignedVotes(votes: readonly VoteTotal[]): AssignedVotes['unassigned'][number] | undefined {
  const [first] = votes;
  const editions = votesByEdition(votes);
  const n = editions.learners.helpfulness.n + editions.staff.helpfulness.n;
  return first === undefined || n === 0 ? undefined : { article: first.article, locale: first.locale, ...editions };
}
