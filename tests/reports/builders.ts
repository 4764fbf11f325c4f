import { makePalette } from '../../src/brand/palette.ts';
import type { DailyCount } from '../../src/endpoint/daily-counts.ts';
import type { CommentCount, CommentText } from '../../src/feedback/comments/read-comments.ts';
import type { Demand } from '../../src/feedback/searches/demand.ts';
import type { SurveyAnswers } from '../../src/feedback/surveys/read-surveys.ts';
import { sketchOf } from '../../src/knowledge/revision.ts';
import type { ServedQuestion } from '../../src/questions/service/read-served.ts';
import type { ArticleInput, CategoryInput, PersonInput, PresentText, ReportInput } from '../../src/reports/input.ts';
import type { ReportLook } from '../../src/reports/look.ts';
import type { SearchesInput } from '../../src/reports/parts/searches/collect.ts';
import type { History } from '../../src/reports/parts/trend/collect.ts';
import type { PublishedRevision, VoteTotal } from '../../src/reports/votes.ts';
import { calendarWeeks, periodBefore } from '../../src/reports/weeks.ts';

/** That of an operator who has no brand. */
export const plainLook: ReportLook = { palette: makePalette(255), sign: '<svg/>' };

/** A published, fresh article about refunds in Chinese. */
export function article(overrides: Partial<ArticleInput> = {}): ArticleInput {
  const { id = 'refund-a-course', locale = 'zh-cn' } = overrides;
  return {
    id,
    locale,
    file: `content/articles/${locale}/${id}.mdx`,
    title: `${id} (${locale})`,
    category: 'refunds',
    products: ['courses'],
    stage: 'learning',
    audience: 'public',
    state: 'published',
    owner: 'billing',
    reviewed: '2026-11-01',
    reviewEvery: 90,
    answers: [],
    redirectFrom: [],
    present: undefined,
    ...overrides,
  };
}

export function category(overrides: Partial<CategoryInput> & { id: string }): CategoryInput {
  return {
    label: { 'zh-cn': `${overrides.id}（中文）`, en: overrides.id },
    severity: 'medium',
    ancestors: [],
    childIds: [],
    owner: 'billing',
    ...overrides,
  };
}

/** Somebody of Billing who writes about refunds in Chinese. */
export function person(overrides: Partial<PersonInput> = {}): PersonInput {
  return {
    id: 'lin',
    name: 'Lin',
    teams: ['billing'],
    skills: ['refunds'],
    languages: ['zh-cn'],
    hours: { support: 4, writing: 2 },
    ...overrides,
  };
}

/** Votes on the text that `revision()` publishes. */
export function votes(overrides: Partial<VoteTotal> = {}): VoteTotal {
  return {
    article: 'refund-a-course',
    locale: 'zh-cn',
    revision: 'aaaaaaaaaaaa',
    edition: 'public',
    helpful: 0,
    notHelpful: 0,
    heldBack: 0,
    ...overrides,
  };
}

/** Equal `words` are one epoch, wholly different ones are two. */
export function revision({
  words = 'the first text',
  ...overrides
}: Partial<PublishedRevision> & { words?: string } = {}): PublishedRevision {
  return {
    article: 'refund-a-course',
    locale: 'zh-cn',
    revision: 'aaaaaaaaaaaa',
    sketch: sketchOf({ title: '', summary: '', words: [words] }),
    firstSeen: '2026-09-01',
    ...overrides,
  };
}

/** No searches, and no built site. */
export function searches({
  demand: some = {},
  ...overrides
}: Omit<Partial<SearchesInput['searches']>, 'demand'> & { demand?: Partial<Demand> } = {}): SearchesInput['searches'] {
  const nothing: Demand = { texts: [], confirmations: [], categories: [], words: [], outcomes: [], counters: [] };
  return { demand: { ...nothing, ...some }, nearest: undefined, ...overrides };
}

/** The text that `revision()` publishes, or another one, as the text that readers see now. */
export function present({ words = 'the first text', revision = 'aaaaaaaaaaaa' } = {}): PresentText {
  return { revision, sketch: sketchOf({ title: '', summary: '', words: [words] }) };
}

/** What was counted on the last day of the period in Chinese. */
export function counted(name: string, n: number, overrides: Partial<DailyCount> = {}): DailyCount {
  return { day: '2026-11-20', locale: 'zh-cn', name, n, ...overrides };
}

/** Learners’ comments on the text that `revision()` publishes. */
export function said(overrides: Partial<CommentCount> = {}): CommentCount {
  return {
    article: 'refund-a-course',
    locale: 'zh-cn',
    revision: 'aaaaaaaaaaaa',
    edition: 'public',
    reason: null,
    isTrusted: true,
    n: 1,
    withText: 0,
    ...overrides,
  };
}

/** A learner’s words on the text that `revision()` publishes. */
export function words(overrides: Partial<CommentText> = {}): CommentText {
  return {
    article: 'refund-a-course',
    locale: 'zh-cn',
    revision: 'aaaaaaaaaaaa',
    edition: 'public',
    reason: null,
    text: '按钮不见了',
    vote: 'not-helpful',
    day: '2026-11-19',
    ...overrides,
  };
}

/** Ratings of the last day of the period in Chinese, about nothing in particular. */
export function rated(overrides: Partial<SurveyAnswers> = {}): SurveyAnswers {
  return { day: '2026-11-20', locale: 'zh-cn', article: null, csat: 4, resolved: null, speed: null, n: 1, ...overrides };
}

/** All votes were cast in the period, unless it says otherwise; nothing else happened. */
export function history(overrides: Partial<History> = {}): History {
  const period = { from: '2026-10-24', to: '2026-11-20' };
  return {
    before: periodBefore(period),
    weeks: calendarWeeks(period.to, 2),
    votes: { now: [], before: [], weeks: [[], []], later: [] },
    asked: { now: [], before: [] },
    days: { outcomes: [], counters: [], categories: [], surveys: [], questions: [] },
    ...overrides,
  };
}

/** Noon of the last day of the period. */
export const now = Date.parse('2026-11-20T12:00:00Z');

/** A question about refunds in Chinese that came by the form on the last day of the period and that nobody has touched. */
export function served(overrides: Partial<ServedQuestion> = {}): ServedQuestion {
  return {
    locale: 'zh-cn',
    channel: 'form',
    kind: 'question',
    category: 'refunds',
    product: 'courses',
    assignee: null,
    linked: null,
    receivedAt: Date.parse('2026-11-20T08:00:00Z'),
    firstDueAt: null,
    classifiedAt: null,
    assignedAt: null,
    answeredAt: null,
    resolvedAt: null,
    isAnswered: typeof overrides.answeredAt === 'number' || typeof overrides.resolvedAt === 'number',
    isResolved: typeof overrides.resolvedAt === 'number',
    replies: 0,
    reopened: 0,
    handlingMinutes: 0,
    isErased: false,
    isImported: false,
    ratings: 0,
    goodRatings: 0,
    ...overrides,
  };
}

/** Two locales, a small tree, two products, a store without votes. */
export function input(overrides: Partial<ReportInput> = {}): ReportInput {
  const cast = 'votes' in overrides ? overrides.votes : { totals: [], revisions: [] };
  return {
    today: '2026-11-20',
    period: { from: '2026-10-24', to: '2026-11-20' },
    site: { name: { 'zh-cn': '帮助中心', en: 'Help centre' }, baseUrl: 'https://help.example' },
    minReaders: 3,
    locales: ['zh-cn', 'en'],
    categories: [
      category({ id: 'orders', severity: 'high', childIds: ['refunds', 'invoices'] }),
      category({ id: 'refunds', severity: 'high', ancestors: ['orders'] }),
      category({ id: 'invoices', severity: 'low', ancestors: ['orders'] }),
    ],
    products: [
      { id: 'courses', label: { 'zh-cn': '课程', en: 'Courses' } },
      { id: 'clubs', label: { 'zh-cn': '社群', en: 'Clubs' } },
    ],
    channels: [{ id: 'hotline', label: { 'zh-cn': '热线', en: 'Hotline' } }],
    owners: [{ id: 'billing', label: { 'zh-cn': '财务组', en: 'Billing' } }],
    figures: undefined,
    efforts: {},
    solve: () => {
      throw new Error('Nobody has hours in these tests.');
    },
    handled: undefined,
    stages: [{ id: 'learning', label: { 'zh-cn': '学习中', en: 'Learning' } }],
    articles: [],
    replies: [],
    votes: cast,
    history: cast === undefined ? undefined : history({ votes: { now: cast.totals, before: [], weeks: [[], []], later: [] } }),
    visits: undefined,
    people: [],
    served: { questions: [], waiting: { states: [], oldestAt: null }, firstSeen: [], asOf: now },
    publicVotes: undefined,
    heldBack: { byReason: {}, surges: [] },
    comments: { counts: [], texts: [] },
    surveys: { answers: [], heldBack: 0, texts: [], withText: 0 },
    voteReasons: [
      { id: 'not-true', label: { 'zh-cn': '和实际不一样', en: 'It differs from what I see' }, severity: 'high' },
      { id: 'too-long', label: { 'zh-cn': '太长', en: 'It is too long' }, severity: 'low' },
    ],
    searches: searches(),
    asked: undefined,
    waitingQuestions: [],
    targets: [],
    synonyms: {},
    contract: undefined,
    simulated: undefined,
    findings: { error: 0, warning: 0, info: 0 },
    ...overrides,
  };
}
