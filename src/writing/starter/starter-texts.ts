import { en } from './texts/en.ts';
import { zhCn } from './texts/zh-cn.ts';

/** Texts of a new help centre in one language. */
export interface StarterTexts {
  tagline: string;
  categories: Readonly<Record<CategoryId, { label: string; description: string }>>;
  products: Readonly<Record<'courses' | 'membership', { label: string; description: string }>>;
  /** Of a product that the operator names. */
  productDescription: (label: string) => string;
  stages: Readonly<Record<StageId, string>>;
  voteReasons: Readonly<Record<'unclear' | 'incomplete' | 'outdated' | 'wrong', string>>;
  team: string;
  channels: Readonly<Record<'mail' | 'phone' | 'chat', string>>;
  facts: Readonly<Record<FactId, string>>;
  /** Beside the values of facts.yaml, for writers. */
  factNote: string;
  articles: Readonly<Record<StarterId, StarterArticle>>;
  /** How to reach a person; `channels` are the ids of all channels. */
  contact: (channels: readonly string[]) => StarterArticle;
}

export interface StarterArticle {
  title: string;
  summary: string;
  answers: readonly string[];
  body: string;
}

type CategoryId = 'orders' | 'account' | 'lessons' | 'getting-help';
type StageId = 'before-purchase' | 'getting-started' | 'learning' | 'keeping-on' | 'leaving-and-returning';
export type FactId =
  | 'refund-days'
  | 'refund-progress'
  | 'refund-review'
  | 'refund-arrival'
  | 'invoice-days'
  | 'code-minutes'
  | 'device-limit'
  | 'course-access';

/** What each starter article is, in every language; `contact-us` is the only one that is published. */
export const starterArticles = {
  'refund-a-course': { type: 'policy', category: 'orders', stage: 'leaving-and-returning' },
  'refund-not-arrived': { type: 'troubleshooting', category: 'orders', stage: 'leaving-and-returning' },
  'get-an-invoice': { type: 'how-to', category: 'orders', stage: 'keeping-on' },
  'payment-failed': { type: 'troubleshooting', category: 'orders', stage: 'before-purchase' },
  'cancel-renewal': { type: 'how-to', category: 'orders', stage: 'leaving-and-returning' },
  'code-not-arriving': { type: 'troubleshooting', category: 'account', stage: 'getting-started' },
  'change-phone-or-email': { type: 'how-to', category: 'account', stage: 'keeping-on' },
  'video-will-not-play': { type: 'troubleshooting', category: 'lessons', stage: 'learning' },
  'watch-offline': { type: 'how-to', category: 'lessons', stage: 'learning' },
  'how-long-is-access': { type: 'faq', category: 'lessons', stage: 'before-purchase' },
} as const;

export type StarterId = keyof typeof starterArticles;

const texts: Readonly<Record<string, StarterTexts>> = { en, 'zh-cn': zhCn };

/** Texts of a locale; English where there are none in its language. */
export function starterTextsIn(locale: string): StarterTexts {
  return texts[locale] ?? en;
}

export function hasStarterTexts(locale: string): boolean {
  return Object.hasOwn(texts, locale);
}
