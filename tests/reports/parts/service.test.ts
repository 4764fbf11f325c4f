import { describe, expect, test } from 'vitest';
import { recordSurvey } from '../../../src/feedback/surveys/survey.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { sketchOf } from '../../../src/knowledge/revision.ts';
import { dayMs, minuteMs } from '../../../src/metrics/instants.ts';
import type { ServedQuestion } from '../../../src/questions/service/read-served.ts';
import { cacheDaySalt } from '../../../src/readers/day-salt.ts';
import type { ReportInput } from '../../../src/reports/input.ts';
import { collectService } from '../../../src/reports/parts/service/collect.ts';
import { serviceOf } from '../../../src/reports/parts/service/compute.ts';
import { statement } from '../../../src/store/store.ts';
import { openStore, sender, start } from '../../feedback/builders.ts';
import { ask, asked, move, random } from '../../questions/builders.ts';
import { article, counted, input, now, person, searches, served } from '../builders.ts';

const came = Date.parse('2026-11-20T08:00:00Z');

const later = (minutes: number): number => came + minutes * minuteMs;

/**
 * Fourteen questions that came at the same time, each with a promise of 60 minutes, and read four hours later:
 *
 * - ten are resolved. They were classified after 2 minutes, assigned after 5, answered after 10, 20 … 100, and resolved
 *   40 minutes after that. The first seven took one reply, the next two took two, the tenth was taken up again.
 * - one was answered after 110 minutes and taken up again since.
 * - one has no reply and is overdue; one has no reply and is due tomorrow; one was erased before anybody replied.
 */
const resolved = Array.from({ length: 10 }, (_, index): ServedQuestion => {
  const reply = (index + 1) * 10;
  return served({
    receivedAt: came,
    firstDueAt: later(60),
    classifiedAt: later(2),
    assignedAt: later(5),
    answeredAt: later(reply),
    resolvedAt: later(reply + 40),
    replies: index === 7 || index === 8 ? 2 : 1,
    reopened: index === 9 ? 1 : 0,
    // Six by Li, four by Wang.
    assignee: index < 6 ? 'li' : 'wang',
    // Five took six minutes each.
    handlingMinutes: index < 5 ? 6 : 0,
    // Ratings 5, 4, 4, 2, 1.
    ratings: index < 5 ? 1 : 0,
    goodRatings: index < 3 ? 1 : 0,
    // Of six with an article, five have one from September; that of the sixth was published an hour later.
    linked: index < 5 ? 'refund-a-course' : index === 5 ? 'new-article' : null,
    kind: index === 0 ? 'complaint' : 'question',
  });
});
const fourteen = [
  ...resolved,
  served({
    receivedAt: came,
    firstDueAt: later(60),
    classifiedAt: later(2),
    assignedAt: later(5),
    answeredAt: later(110),
    replies: 1,
    reopened: 1,
  }),
  served({ receivedAt: came, firstDueAt: later(60), channel: 'hotline' }),
  served({ receivedAt: came, firstDueAt: later(24 * 60), category: null }),
  served({ receivedAt: came, firstDueAt: later(60), isErased: true }),
];
const firstSeen = [
  { article: 'refund-a-course', firstSeen: came - 60 * dayMs },
  { article: 'new-article', firstSeen: later(60) },
];

const about = (questions: readonly ServedQuestion[], overrides: Partial<ReportInput> = {}) =>
  serviceOf(
    input({
      articles: [article()],
      people: [person({ id: 'li', teams: ['billing'] })],
      served: { questions, waiting: { states: [], oldestAt: null }, firstSeen, asOf: now },
      ...overrides,
    }),
  );

describe('figures of service', () => {
  test('are what a hand calculation gives', () => {
    const { total } = about(fourteen);
    expect(total).toMatchObject({
      received: 14,
      erased: 1,
      answered: 11,
      resolved: 10,
      // 10, 20 … 110, and two that have waited for four hours: the seventh of thirteen. Of nine in ten nobody knows.
      firstReply: { state: 'known', n: 13, waiting: 2, median: 70, p90: null, longest: 240 },
      // 10 … 60 are kept; 70 … 110 and the overdue one are not; the one that is not due is undecided: 6 ÷ 12.
      withinPromise: { state: 'known', n: 12, share: 0.5 },
      // 50, 60 … 140, and three that are open after four hours: the seventh of thirteen.
      resolutionTime: { n: 13, waiting: 3, median: 110, p90: null, longest: 240 },
      // The erased one could not be resolved.
      resolutionRate: { n: 13, share: 10 / 13 },
      firstContactResolution: { n: 10, share: 0.7 },
      csat: { n: 5, share: 0.6 },
      reopenedRate: { n: 11, share: 2 / 11 },
      linkRate: { n: 10, share: 0.6 },
      known: { n: 6, share: 5 / 6 },
      // Ten questions of two people; five took 30 minutes.
      handled: { questions: 11, people: 2, perPerson: 5, timed: 5, minutes: 30, minutesEach: 6, perHour: 10 },
    });
  });

  test('have stage times whose means add up', () => {
    const { received, classified, assigned, answered, total } = about(fourteen).total.stages;
    // 2 + (5 − 2) + (55 − 5) + 40 = 95.
    expect([received, classified, assigned, answered, total]).toMatchObject([
      { state: 'known', n: 13, waiting: 2, mean: 2, median: 2 },
      { state: 'known', n: 11, waiting: 0, mean: 3, median: 3 },
      // 5, 15 … 105: the sixth and the tenth of eleven.
      { state: 'known', n: 11, waiting: 0, mean: 50, median: 55, p90: 95 },
      { state: 'known', n: 11, waiting: 1, mean: 40, median: 40 },
      { state: 'known', n: 13, waiting: 3, mean: 95, median: 110 },
    ]);
  });

  test('stand by kind, category, product, channel, team, person and language, each adding up', () => {
    const { groups, total, weeks } = about(fourteen);
    for (const [by, own] of Map.groupBy(groups, (group) => group.by)) {
      expect(
        own.reduce((sum, { received }) => sum + received, 0),
        by,
      ).toBe(total.received);
      expect(
        own.reduce((sum, { handled }) => sum + handled.minutes, 0),
        by,
      ).toBe(30);
    }
    const sizes = (by: string) => groups.filter((group) => group.by === by).map(({ id, received }) => [id, received]);
    expect(sizes('kind')).toEqual([
      ['question', 13],
      ['complaint', 1],
    ]);
    expect(sizes('category')).toEqual([
      ['refunds', 13],
      [null, 1],
    ]);
    expect(sizes('channel')).toEqual([
      ['form', 13],
      ['hotline', 1],
    ]);
    expect(sizes('team')).toEqual([
      [null, 8],
      ['billing', 6],
    ]);
    expect(sizes('person')).toEqual([
      ['li', 6],
      [null, 4],
      ['wang', 4],
    ]);
    expect(weeks.map(({ received }) => received)).toEqual([0, 0, 0, 14]);
  });

  test('say “too few” below ten durations and five of a share, and “unknown” for none', () => {
    const { total } = about(resolved.slice(0, 4));
    expect(total.firstReply).toEqual({ state: 'too-few', n: 4 });
    expect(total.stages.total).toEqual({ state: 'too-few', n: 4 });
    expect(total.resolutionRate).toEqual({ state: 'too-few', n: 4 });
    expect(total.handled).toMatchObject({ minutesEach: null, perHour: null });
    expect(about([]).total).toMatchObject({ received: 0, firstReply: { state: 'unknown', n: 0 }, csat: { state: 'unknown' } });
    expect(about([], { served: undefined }).recorded).toBe(false);
  });

  test('leave out what a ticket export does not tell', () => {
    const imported = Array.from({ length: 10 }, () =>
      served({ receivedAt: came, answeredAt: later(10), resolvedAt: later(30), isImported: true }),
    );
    const { total } = about(imported);
    expect(total).toMatchObject({ imported: 10, firstReply: { n: 10, median: 10 }, resolutionTime: { n: 10, median: 30 } });
    for (const figure of [
      total.stages.total,
      total.firstContactResolution,
      total.reopenedRate,
      total.linkRate,
      total.withinPromise,
    ])
      expect(figure).toEqual({ state: 'unknown', n: 0 });
  });

  test('find an article known under its old name', () => {
    const renamed = article({ id: 'money-back', redirectFrom: ['/zh-cn/articles/refund-a-course/'] });
    const five = Array.from({ length: 5 }, () => served({ ...resolved[0], linked: 'money-back' }));
    expect(about(five, { articles: [renamed] }).total.known).toMatchObject({ n: 5, share: 1 });
  });
});

describe('deflection', () => {
  const formOf = (counts: Record<string, number>) =>
    about([], {
      searches: searches({ demand: { counters: Object.entries(counts).map(([name, n]) => counted(name, n)) } }),
    }).deflection;

  test('is helped ÷ visits at least and suggestions ÷ visits at most', () => {
    const counts = { 'ask-opened': 40, 'ask-suggestion': 12, 'ask-helped': 4, 'ask-sent': 20 };
    expect(formOf(counts)).toMatchObject({
      opened: 40,
      conservative: { n: 40, share: 0.1 },
      optimistic: { n: 40, share: 0.3 },
    });
  });

  test('never exceeds the visits that sent nothing', () => {
    const counts = { 'ask-opened': 10, 'ask-suggestion': 9, 'ask-helped': 8, 'ask-sent': 6 };
    expect(formOf(counts)).toMatchObject({ conservative: { share: 0.4 }, optimistic: { share: 0.4 } });
  });
});

describe('questions read from the store', () => {
  const period = { from: '2026-10-24', to: '2026-11-20' };

  async function serviceIn(store: Awaited<ReturnType<typeof openStore>>, at: number) {
    const collected = await collectService({ store, period, asOf: at });
    return { collected, report: serviceOf(input(collected)) };
  }

  test('bring their times, promise, replies and ratings', async () => {
    const store = await openStore();
    const text = sketchOf({ title: 'Refund', summary: '', words: [] });
    const known = { id: 'refund', locale: 'en', revision: 'aaaaaaaaaaaa', redirectFrom: [], sketch: text };
    await rememberRevisions(store, { version: 1, audience: 'public', articles: [known] }, start - dayMs);
    const id = await asked(store, { channel: 'mail', category: 'refunds' });
    const at = (minutes: number) => start + minutes * minuteMs;
    await move(store, id, { move: 'classify', kind: 'fault' }, at(10));
    await move(store, id, { move: 'answer', written: { text: 'Wait.' }, article: 'refund', minutes: 4 }, at(30));
    // Taken up again: the promise moves on, that of the first reply stays.
    await move(store, id, { move: 'reopen', side: 'asker', actor: 'asker', written: { text: 'No.' } }, at(50));
    await move(store, id, { move: 'answer', written: { text: 'Sorry.' }, minutes: 3 }, at(70));
    await move(store, id, { move: 'resolve' }, at(90));
    await recordSurvey(store, { sender: sender(), readDaySalt: cacheDaySalt(store, random), now: at(95), random }, {
      id: `${id} 1`,
      locale: 'en',
      csat: 5,
      question: id,
    } as Parameters<typeof recordSurvey>[2]);
    const { collected, report } = await serviceIn(store, at(100));
    expect(collected.served?.questions).toEqual([
      {
        locale: 'en',
        channel: 'mail',
        kind: 'fault',
        category: 'refunds',
        product: null,
        assignee: 'shen-wei',
        linked: 'refund',
        receivedAt: start,
        firstDueAt: at(60),
        classifiedAt: at(10),
        assignedAt: at(30),
        answeredAt: at(30),
        resolvedAt: at(90),
        isAnswered: true,
        isResolved: true,
        replies: 2,
        reopened: 1,
        handlingMinutes: 7,
        isErased: false,
        isImported: false,
        ratings: 1,
        goodRatings: 1,
      },
    ]);
    expect(report.total).toMatchObject({ received: 1, resolved: 1, known: { n: 1 }, csat: { n: 1 } });
  });

  test('are those of the period, without spam, the internal edition, and ratings by strangers', async () => {
    const store = await openStore();
    const id = await asked(store);
    await asked(store, {}, Date.parse('2026-10-23T23:59:59Z'));
    await ask(store, { website: 'https://spam.example' });
    const inside = await asked(store);
    await store.write([statement("UPDATE question SET edition = 'internal' WHERE id = ?", inside)]);
    await recordSurvey(store, { sender: sender(), readDaySalt: cacheDaySalt(store, random), now: start, random }, {
      id: undefined,
      locale: 'en',
      csat: 1,
      question: id,
    } as Parameters<typeof recordSurvey>[2]);
    const { report } = await serviceIn(store, start);
    expect(report.total).toMatchObject({ received: 1, csat: { state: 'unknown' } });
  });

  test('tell who waits now, whenever they came', async () => {
    const store = await openStore();
    const old = start - 100 * dayMs;
    await asked(store, {}, old);
    const taken = await asked(store);
    await move(store, taken, { move: 'assign', assignee: 'shen-wei' });
    const gone = await asked(store);
    await move(store, gone, { move: 'erase', side: 'asker', actor: 'asker' });
    const { report } = await serviceIn(store, start + minuteMs);
    expect(report.waiting).toEqual({
      n: 2,
      late: 1,
      oldest: { day: '2026-08-12', minutes: 144_001 },
      states: [
        { state: 'received', n: 1, late: 1 },
        { state: 'classified', n: 0, late: 0 },
        { state: 'assigned', n: 1, late: 0 },
      ],
    });
  });
});
