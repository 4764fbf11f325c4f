import { simulationTexts } from '../i18n/simulation.ts';
import type { Happening } from './agenda.ts';
import { levelOn } from './plant-truth.ts';
import type { Random } from './random.ts';
import { someReader, someSpammer, someTime } from './readers.ts';
import type { Recorders } from './recorders.ts';
import type { SimulatedArticle, SimulatedContent } from './simulated-content.ts';
import type { Sent, Truth } from './truth.ts';

export interface Traffic {
  content: SimulatedContent;
  truth: Omit<Truth, 'sent'>;
  sent: Sent;
  random: Random;
  record: Recorders;
  /** How much an article is read, by its index; the sum is 1. */
  popularity: readonly number[];
  /** Votes per visit. */
  votesPerVisit: number;
}

/** Votes of a day, with the comments of some voters. */
export function votesOn(day: string, traffic: Traffic): Happening[] {
  const { content, truth, random, popularity, votesPerVisit } = traffic;
  const visits = truth.readersPerDay * levelOn(truth, day);
  const usual = content.articles.flatMap((article, index) => {
    const count = random.poisson(visits * (popularity[index] ?? 0) * votesPerVisit);
    const helpful = helpfulOn(article, day, truth);
    return Array.from({ length: count }, () => voteOf(article, helpful, someTime(random, day), traffic));
  });
  return truth.spam.at.startsWith(day) ? [...usual, ...spam(traffic)] : usual;
}

/** Probability that a vote of this day is helpful. */
function helpfulOn({ id, locale }: SimulatedArticle, day: string, { helpful, brokenArticles }: Traffic['truth']): number {
  const isIt = (one: { article: string; locale: string }): boolean => one.article === id && one.locale === locale;
  const broken = brokenArticles.find((one) => isIt(one) && one.from <= day);
  return broken?.after ?? helpful.find(isIt)?.share ?? 0;
}

function voteOf(article: SimulatedArticle, helpful: number, at: number, traffic: Traffic): Happening {
  const { random, record, sent, truth, content } = traffic;
  const { id, locale, revision } = article;
  const reader = someReader(random, truth);
  const isHelpful = random.chance(helpful);
  const hasReason = !isHelpful && content.reasons.length > 0 && random.chance(0.35);
  const reason = hasReason ? random.pick(content.reasons) : undefined;
  const { mark, comments } = simulationTexts(locale);
  const text = hasReason && random.chance(0.4) ? mark + random.pick(comments) : undefined;
  return {
    at,
    async run() {
      const vote = { article: id, locale, revision, value: isHelpful ? ('helpful' as const) : ('not-helpful' as const) };
      const ballot = await record.vote(at, reader, vote);
      sent.votes += 1;
      if (reason === undefined || ballot === undefined) return;
      await record.comment(at + 20_000, { ballot, reason, text });
      sent.comments += 1;
    },
  };
}

function spam({ content, truth, random, record, sent }: Traffic): Happening[] {
  const { article, locale, at, votes, addresses } = truth.spam;
  const target = content.articles.find((one) => one.id === article && one.locale === locale);
  if (target === undefined) return [];
  return Array.from({ length: votes }, () => {
    const reader = someSpammer(random, addresses);
    const sentAt = Date.parse(at) + random.below(3_600_000);
    return {
      at: sentAt,
      async run() {
        await record.vote(sentAt, reader, { article, locale, revision: target.revision, value: 'not-helpful' });
        sent.spamVotes += 1;
      },
    };
  });
}
