import type { CommentCount, CommentText } from '../../../feedback/comments/read-comments.ts';
import { articleKey } from '../../../knowledge/article-id.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { shareOf } from '../../../metrics/share.ts';
import { articleOwners, presentTexts } from '../../article-texts.ts';
import { compareText } from '../../compare.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import { unknownSeverity } from '../../severity.ts';
import type { VotesInput } from '../helpfulness/collect.ts';
import { type CommentsInput, maxCommentTexts } from './collect.ts';
import type { ArticleReason, CommentsReport } from './schema.ts';

type Input = Pick<BaseInput, 'articles' | 'voteReasons'> & Pick<VotesInput, 'votes'> & CommentsInput;

/**
 * Why articles did or did not help: reasons from taxonomy.yaml and readers' own words. Only learners' reasons on
 * present texts count, since the faults of earlier texts have most likely been fixed.
 */
export function commentsOf(input: Input): CommentsReport {
  const { comments, articles } = input;
  const { counts = [], texts = [] } = comments ?? {};
  const ownerOf = articleOwners(articles);
  const isPresentText = presentTexts(articles, input.votes?.revisions ?? []);
  const sum = (some: readonly CommentCount[]): number => some.reduce((total, { n }) => total + n, 0);
  const trusted = counts.filter(({ isTrusted }) => isTrusted);
  const assigned = trusted.flatMap((count) => {
    const owner = ownerOf(count);
    return typeof owner === 'string' ? [] : [{ ...count, owner, isPresent: isPresentText(owner, count.revision) }];
  });
  const present = assigned.filter(({ edition, isPresent }) => edition === 'public' && isPresent);
  const byArticle = reasonsByArticle(present, input);
  return {
    recorded: comments !== undefined,
    learners: sum(trusted.filter(({ edition }) => edition === 'public')),
    staff: sum(trusted.filter(({ edition }) => edition === 'internal')),
    heldBack: sum(counts) - sum(trusted),
    unassigned: sum(trusted) - sum(assigned),
    earlier: sum(assigned.filter(({ edition }) => edition === 'public')) - sum(present),
    reasons: reasonsOf(present, byArticle, input),
    articles: byArticle,
    ...textsOf(texts, assigned, { ownerOf, isPresentText }),
  };
}

interface AssignedCount extends CommentCount {
  owner: ArticleInput;
}

function reasonsOf(
  present: readonly AssignedCount[],
  byArticle: readonly ArticleReason[],
  { voteReasons }: Input,
): CommentsReport['reasons'] {
  const counts = countReasons(present);
  const n = totalOf(counts);
  return [...counts]
    .map(([reason, count]) => {
      const top = byArticle.filter((each) => each.reason === reason).sort((a, b) => b.count - a.count)[0];
      return {
        reason,
        count,
        share: shareOf(count, n),
        ...weigh(reason, count, voteReasons),
        mostOn: top === undefined ? null : { locale: top.locale, id: top.id, count: top.count },
      };
    })
    .sort((a, b) => b.priority - a.priority || compareText(a.reason, b.reason));
}

function reasonsByArticle(present: readonly AssignedCount[], { voteReasons }: Input): ArticleReason[] {
  return [...Map.groupBy(present, ({ owner }) => owner)]
    .flatMap(([{ locale, id }, some]) => {
      const counts = countReasons(some);
      const n = totalOf(counts);
      return [...counts].map(([reason, count]) => ({
        locale,
        id,
        reason,
        count,
        share: shareOf(count, n),
        ...weigh(reason, count, voteReasons),
      }));
    })
    .sort(
      (a, b) =>
        b.priority - a.priority ||
        compareText(`${articleKey(a.locale, a.id)} ${a.reason}`, `${articleKey(b.locale, b.id)} ${b.reason}`),
    );
}

function countReasons(counts: readonly CommentCount[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { reason, n } of counts) if (reason !== null) sums.set(reason, (sums.get(reason) ?? 0) + n);
  return sums;
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** A reason that is no longer in taxonomy.yaml has `unknownSeverity`. */
function weigh(reason: string, count: number, voteReasons: Input['voteReasons']): Pick<ArticleReason, 'severity' | 'priority'> {
  const severity = voteReasons.find(({ id }) => id === reason)?.severity ?? unknownSeverity;
  return { severity, priority: count * severityWeights[severity] };
}

/** The newest texts of each article, newest first; articles with the most texts come first. */
function textsOf(
  texts: readonly CommentText[],
  assigned: readonly AssignedCount[],
  { ownerOf, isPresentText }: Owners,
): Pick<CommentsReport, 'texts' | 'left'> {
  const written = new Map<ArticleInput, number>();
  for (const { owner, withText } of assigned) written.set(owner, (written.get(owner) ?? 0) + withText);
  const groups = [...Map.groupBy(texts, ownerOf)]
    .filter((group): group is [ArticleInput, CommentText[]] => typeof group[0] !== 'string')
    .map(([owner, own]) => {
      const shown = own.toSorted((a, b) => compareText(b.day, a.day)).slice(0, maxCommentTexts);
      return { owner, shown, count: Math.max(written.get(owner) ?? 0, shown.length) };
    })
    .sort(
      (a, b) => b.count - a.count || compareText(articleKey(a.owner.locale, a.owner.id), articleKey(b.owner.locale, b.owner.id)),
    );
  return {
    texts: groups.flatMap(({ owner, shown }) =>
      shown.map(({ text, reason, vote, day, edition, revision }) => ({
        locale: owner.locale,
        id: owner.id,
        day,
        text,
        reason,
        vote,
        isStaff: edition === 'internal',
        isPresentText: isPresentText(owner, revision),
      })),
    ),
    left: groups.flatMap(({ owner: { locale, id }, shown, count }) =>
      count > shown.length ? [{ locale, id, count: count - shown.length }] : [],
    ),
  };
}

interface Owners {
  ownerOf: ReturnType<typeof articleOwners>;
  isPresentText: ReturnType<typeof presentTexts>;
}
