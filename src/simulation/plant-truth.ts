import { simulationTexts } from '../i18n/simulation.ts';
import { addDays } from '../metrics/days.ts';
import { dayMs } from '../metrics/instants.ts';
import { base64url } from '../readers/random.ts';
import { seededRandom } from './random.ts';
import type { SimulatedArticle, SimulatedContent } from './simulated-content.ts';
import type { Truth } from './truth.ts';

export interface SimulationOptions {
  seed: number;
  /** Last day, `2026-11-20`. */
  until: string;
  weeks: number;
  /** Visits on an ordinary day. */
  readersPerDay: number;
  /** Plants nothing, only chance, weekdays and seasons; to see what reports find nevertheless. */
  isQuiet?: boolean;
}

/** Median minutes to answer each kind of question. */
const handling = [
  { kind: 'question', medianMinutes: 12 },
  { kind: 'fault', medianMinutes: 25 },
  { kind: 'wish', medianMinutes: 8 },
  { kind: 'complaint', medianMinutes: 40 },
];

/** Decides what reports can find. */
export function plantTruth(
  content: SimulatedContent,
  { seed, until, weeks, readersPerDay, isQuiet = false }: SimulationOptions,
): Omit<Truth, 'sent'> {
  const random = seededRandom(seed, 'truth');
  const days = 7 * weeks;
  const from = addDays(until, 1 - days);
  const dayAt = (share: number): string => addDays(from, Math.floor(share * days));
  const named = ({ id, locale }: SimulatedArticle) => ({ article: id, locale });
  const [broken, falling, spammed] = plantable(content);
  const helpful = content.articles.map((article) => ({ ...named(article), share: round(0.74 + 0.2 * random.next()) }));
  const usual = (article: SimulatedArticle): number => helpful[content.articles.indexOf(article)]?.share ?? 0;
  const spamAt = Date.parse(dayAt(0.4)) + 13 * 3_600_000;
  return {
    version: 1,
    simulated: true,
    seed,
    key: Buffer.from(base64url(seededRandom(seed, 'key').bytes(32)), 'base64url').toString('hex'),
    days: { from, to: until },
    readersPerDay,
    helpful,
    brokenArticles: isQuiet
      ? []
      : [
          { ...named(broken), from, before: usual(broken), after: 0.3 },
          { ...named(falling), from: dayAt(0.6), before: usual(falling), after: 0.45 },
        ],
    missingTopic: {
      phrasings: missingPhrasings(content),
      shareOfSearches: isQuiet ? 0 : 0.03,
      shareOfQuestions: isQuiet ? 0 : 0.08,
    },
    surge: { category: falling.category, from: dayAt(0.65), to: addDays(dayAt(0.65), 4), factor: isQuiet ? 1 : 8 },
    spam: { ...named(spammed), at: new Date(spamAt).toISOString(), votes: isQuiet ? 0 : 400, addresses: 12 },
    season: Array.from({ length: weeks }, (_, week) => ({
      from: addDays(from, 7 * week),
      to: addDays(from, 7 * week + 6),
      // A term that begins, and holidays.
      factor: week % 8 === 2 ? 1.5 : week % 8 === 6 ? 0.6 : 1,
    })),
    weekdays: [1.3, 1.1, 0.95, 0.95, 0.9, 0.8, 1.2],
    sharedAddresses: { addresses: 6, share: 0.25 },
    position: [1, 0.62, 0.46, 0.37, 0.31, 0.27, 0.24, 0.21, 0.2, 0.18],
    handling,
  };
}

/** Three articles of the default locale, each the first of its category, so that they are read. */
function plantable({ articles, locales }: SimulatedContent): [SimulatedArticle, SimulatedArticle, SimulatedArticle] {
  const own = articles.filter(({ locale }) => locale === locales[0]);
  const firsts = [...Map.groupBy(own, ({ category }) => category).values()].flatMap((group) => group.slice(0, 1));
  const candidates = [...new Set([...firsts, ...own, ...articles])];
  return candidates.slice(0, 3) as [SimulatedArticle, SimulatedArticle, SimulatedArticle];
}

/** The phrasings in each locale of the first topic that the content does not mention in any of them. */
function missingPhrasings({ articles, locales }: SimulatedContent): Record<string, string[]> {
  const topicsOf = (locale: string) => simulationTexts(locale).missingTopics;
  const isMentioned = (keyword: string, locale: string): boolean =>
    articles.some(
      (article) => article.locale === locale && article.phrasings.some((text) => text.toLowerCase().includes(keyword)),
    );
  const free = topicsOf(locales[0] ?? '').findIndex((_, index) =>
    locales.every((locale) => !isMentioned(topicsOf(locale)[index]?.keyword ?? '', locale)),
  );
  return Object.fromEntries(locales.map((locale) => [locale, [...(topicsOf(locale)[Math.max(0, free)]?.phrasings ?? [])]]));
}

/** How much there is to do on a day, compared with an ordinary one. */
export function levelOn({ season, weekdays }: Pick<Truth, 'season' | 'weekdays'>, day: string): number {
  const week = season.find(({ from, to }) => from <= day && day <= to);
  return (week?.factor ?? 1) * (weekdays[(Math.floor(Date.parse(day) / dayMs) + 4) % 7] ?? 1);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
