import type { Counted } from '../../../metrics/change.ts';
import { type Tried, watchFalls } from '../../../metrics/watch-falls.ts';
import { articleOwners, presentTexts } from '../../article-texts.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import { noVotes, type VoteTotal } from '../../votes.ts';
import type { VotesInput } from '../helpfulness/collect.ts';
import type { History, HistoryInput } from '../trend/collect.ts';
import { fallLimits } from './limits.ts';
import type { FallAlert } from './schema.ts';

type Input = Pick<BaseInput, 'articles'> & Pick<VotesInput, 'votes'> & HistoryInput;

/** Published articles whose present text helps less than it did, for certain or possibly, and how many were watched. */
export function fallingArticles(input: Input): { alerts: FallAlert[]; possible: FallAlert[]; articles: number } {
  const { history } = input;
  if (history === undefined) return { alerts: [], possible: [], articles: 0 };
  const published = input.articles.filter(({ audience, state }) => audience === 'public' && state === 'published');
  const tried = triedOf(published, input, history);
  const { weeks } = history;
  const falls = watchFalls(tried, fallLimits).flatMap((fall, index): { alert: FallAlert; isAlarm: boolean }[] => {
    const [article, since] = [published[index], weeks[fall?.since ?? -1]];
    if (fall === undefined || article === undefined || since === undefined) return [];
    const { before, recent, window, p, isAlarm } = fall;
    const reference = { locale: article.locale, id: article.id };
    const alert = { kind: 'fall' as const, article: reference, since, before, recent, weeks: window, p, owner: article.owner };
    return [{ alert, isAlarm }];
  });
  const enough = tried.filter(({ earlier, steps }) =>
    fallLimits.windows.some((window) => {
      const recent = steps.slice(-window).reduce((sum, { n }) => sum + n, 0);
      const all = steps.reduce((sum, { n }) => sum + n, earlier.n);
      return recent >= fallLimits.minRecent && all - recent >= fallLimits.minBefore;
    }),
  );
  return {
    alerts: falls.filter(({ isAlarm }) => isAlarm).map(({ alert }) => alert),
    possible: falls
      .filter(({ isAlarm }) => !isAlarm)
      .map(({ alert }) => alert)
      .sort((a, b) => a.p - b.p),
    articles: enough.length,
  };
}

/** Learners' votes on the present text of each article, before the weeks and in each of them. */
function triedOf(articles: readonly ArticleInput[], { articles: all, votes }: Input, history: History): Tried[] {
  const { totals, revisions } = votes ?? noVotes;
  const [ownerOf, isPresentText] = [articleOwners(all), presentTexts(all, revisions)];
  const countOf = (some: readonly VoteTotal[]): Map<ArticleInput, Counted> => {
    const counts = new Map<ArticleInput, Counted>();
    for (const vote of some) {
      const owner = ownerOf(vote);
      if (vote.edition !== 'public' || typeof owner === 'string' || !isPresentText(owner, vote.revision)) continue;
      const { count, n } = counts.get(owner) ?? none;
      counts.set(owner, { count: count + vote.helpful, n: n + vote.helpful + vote.notHelpful });
    }
    return counts;
  };
  const [ever, later] = [countOf(totals), countOf(history.votes.later)];
  const byWeek = history.votes.weeks.map(countOf);
  return articles.map((article) => {
    const steps = byWeek.map((counts) => counts.get(article) ?? none);
    // What is left once the weeks and what came after them are taken away. Deleted votes cannot make it negative.
    const earlier = [...steps, later.get(article) ?? none].reduce(
      (left, { count, n }) => ({ count: left.count - count, n: left.n - n }),
      ever.get(article) ?? none,
    );
    const n = Math.max(0, earlier.n);
    return { earlier: { n, count: Math.min(n, Math.max(0, earlier.count)) }, steps };
  });
}

const none: Counted = { count: 0, n: 0 };
