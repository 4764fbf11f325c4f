import type { CommentCount, CommentText } from '../feedback/comments/read-comments.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { shareOf } from '../metrics/share.ts';
import { ownerOrName, presentTexts } from './article-owners.ts';
import { unknownSeverity } from './failed-searches.ts';
import type { ArticleInput, ReportInput } from './input.ts';
import type { ArticleReason, Report } from './report-schema.ts';
import { severityRank } from './severity.ts';

/** Texts of one article that are shown; more are not read at one sitting. */
export const MOST_COMMENTS = 20;

/**
 * Why articles did or did not help, in the words of taxonomy.yaml and in readers' own. Reasons are those of learners
 * and of the present texts: what was wrong with an earlier text is mended.
 */
export function commentsOf(input: CommentedInput): Report['comments'] {
  const { comments, articles } = input;
  const { counts = [], texts = [] } = comments ?? {};
  const ownerOf = ownerOrName(articles);
  const isPresentText = presentTexts(articles, input.votes?.revisions ?? []);
  const sum = (some: readonly CommentCount[]): number => some.reduce((total, { n }) => total + n, 0);
  const trusted = counts.filter(({ isTrusted }) => isTrusted);
  const placed = trusted.flatMap((count) => {
    const owner = ownerOf(count);
    return typeof owner === 'string' ? [] : [{ ...count, owner, isPresent: isPresentText(owner, count.revision) }];
  });
  const present = placed.filter(({ edition, isPresent }) => edition === 'public' && isPresent);
  const byArticle = reasonsByArticle(present, input);
  return {
    recorded: comments !== undefined,
    learners: sum(trusted.filter(({ edition }) => edition === 'public')),
    staff: sum(trusted.filter(({ edition }) => edition === 'internal')),
    heldBack: sum(counts) - sum(trusted),
    unassigned: sum(trusted) - sum(placed),
    earlier: sum(placed.filter(({ edition }) => edition === 'public')) - sum(present),
    reasons: reasonsOf(present, byArticle, input),
    articles: byArticle,
    ...textsOf(texts, placed, { ownerOf, isPresentText }),
  };
}

/** The foremost reason of each published article of which enough readers gave one. */
export function reasonsToMend(reasons: readonly ArticleReason[], articles: readonly ArticleInput[]): ArticleReason[] {
  const keyOf = ({ locale, id }: Pick<ArticleInput, 'locale' | 'id'>): string => articleKey(locale, id);
  const published = new Set(articles.filter(({ state }) => state === 'published').map(keyOf));
  const known = reasons.filter((each) => each.share.state === 'known' && published.has(keyOf(each)));
  return [...Map.groupBy(known, keyOf).values()].flatMap((own) => own.slice(0, 1));
}

export type CommentedInput = Pick<ReportInput, 'comments' | 'articles' | 'votes' | 'voteReasons'>;

interface PlacedCount extends CommentCount {
  owner: ArticleInput;
}

function reasonsOf(
  present: readonly PlacedCount[],
  byArticle: readonly ArticleReason[],
  { voteReasons }: CommentedInput,
): Report['comments']['reasons'] {
  const counts = countReasons(present);
  const n = totalOf(counts);
  return [...counts]
    .map(([reason, count]) => {
      const most = byArticle.filter((each) => each.reason === reason).sort((a, b) => b.count - a.count)[0];
      return {
        reason,
        count,
        share: shareOf(count, n),
        ...gravityOf(reason, count, voteReasons),
        mostOn: most === undefined ? null : { locale: most.locale, id: most.id, count: most.count },
      };
    })
    .sort((a, b) => b.priority - a.priority || compare(a.reason, b.reason));
}

function reasonsByArticle(present: readonly PlacedCount[], { voteReasons }: CommentedInput): ArticleReason[] {
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
        ...gravityOf(reason, count, voteReasons),
      }));
    })
    .sort(
      (a, b) =>
        b.priority - a.priority ||
        compare(`${articleKey(a.locale, a.id)} ${a.reason}`, `${articleKey(b.locale, b.id)} ${b.reason}`),
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

/** A reason that taxonomy.yaml no longer has keeps its id. */
function gravityOf(reason: string, count: number, voteReasons: CommentedInput['voteReasons']) {
  const severity = voteReasons.find(({ id }) => id === reason)?.severity ?? unknownSeverity;
  return { severity, priority: count * severityRank(severity) };
}

/** The texts of each article together, those with most of them first, the newest first. */
function textsOf(
  texts: readonly CommentText[],
  placed: readonly PlacedCount[],
  { ownerOf, isPresentText }: Placing,
): Pick<Report['comments'], 'texts' | 'left'> {
  const written = new Map<ArticleInput, number>();
  for (const { owner, withText } of placed) written.set(owner, (written.get(owner) ?? 0) + withText);
  const groups = [...Map.groupBy(texts, ownerOf)]
    .filter((group): group is [ArticleInput, CommentText[]] => typeof group[0] !== 'string')
    .map(([owner, own]) => {
      const shown = own.toSorted((a, b) => compare(b.day, a.day)).slice(0, MOST_COMMENTS);
      return { owner, shown, count: Math.max(written.get(owner) ?? 0, shown.length) };
    })
    .sort((a, b) => b.count - a.count || compare(articleKey(a.owner.locale, a.owner.id), articleKey(b.owner.locale, b.owner.id)));
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

interface Placing {
  ownerOf: ReturnType<typeof ownerOrName>;
  isPresentText: ReturnType<typeof presentTexts>;
}

/** By code units, so that every machine sorts alike. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
