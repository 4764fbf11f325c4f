import { describe, expect, test } from 'vitest';
import { readSurveys } from '../../../src/feedback/surveys/read-surveys.ts';
import { recordSurvey, type Survey } from '../../../src/feedback/surveys/survey.ts';
import type { Audience } from '../../../src/knowledge/audience.ts';
import { cacheDaySalt } from '../../../src/readers/day-salt.ts';
import type { ReportInput } from '../../../src/reports/input.ts';
import { surveysOf } from '../../../src/reports/parts/surveys/compute.ts';
import { countingRandom, hourMs, openStore, sender, start } from '../../feedback/builders.ts';
import { article, input, rated } from '../builders.ts';

const period = { from: '2026-10-24', to: '2026-11-20' };

const about = (answers: ReturnType<typeof rated>[], overrides: Partial<ReportInput> = {}) =>
  surveysOf(input({ articles: [article()], surveys: { answers, heldBack: 0, texts: [], withText: 0 }, ...overrides }));

describe('figures of surveys', () => {
  test('are 4–5 ÷ all, solved ÷ those who said, quick ÷ those who said, each with n', () => {
    const answers = [
      rated({ csat: 5, resolved: true, speed: 5, n: 3 }),
      rated({ csat: 4, resolved: false, n: 3 }),
      rated({ csat: 3, speed: 3, n: 3 }),
      rated({ csat: 1, n: 1 }),
    ];
    expect(about(answers).total).toMatchObject({
      answers: 10,
      csat: { state: 'known', n: 10, share: 0.6 },
      resolved: { state: 'known', n: 6, share: 0.5 },
      speed: { state: 'known', n: 6, share: 0.5 },
    });
  });

  test('say “too few” under five', () => {
    expect(about([rated({ n: 4 })]).total.csat).toEqual({ state: 'too-few', n: 4 });
  });

  test('stand by week, by language and by article, and add up', () => {
    const answers = [
      rated({ n: 5, article: 'refund-a-course' }),
      rated({ n: 2, day: '2026-11-13' }),
      rated({ n: 1, locale: 'en', article: 'no-such-article' }),
    ];
    const { weeks, locales, articles, total } = about(answers);
    expect(weeks.map(({ from, answers: n }) => [from, n])).toEqual([
      ['2026-10-24', 0],
      ['2026-10-31', 0],
      ['2026-11-07', 2],
      ['2026-11-14', 6],
    ]);
    expect(locales.map(({ locale, answers: n }) => [locale, n])).toEqual([
      ['zh-cn', 7],
      ['en', 1],
    ]);
    expect(articles).toMatchObject([{ locale: 'zh-cn', id: 'refund-a-course', answers: 5 }]);
    expect(total.answers).toBe(8);
  });

  test('are unknown without a store, and none with an empty one', () => {
    expect(about([], { surveys: undefined })).toMatchObject({ recorded: false, total: { csat: { state: 'unknown' } } });
    expect(about([])).toMatchObject({ recorded: true, total: { answers: 0 } });
  });
});

describe('surveys read from the store', () => {
  async function openSurveys() {
    const store = await openStore();
    const random = countingRandom();
    let reader = 0;
    return {
      read: (most = 50) => readSurveys(store, period, most),
      async answer(survey: Partial<Survey>, { now = start, edition = 'public' as Audience, address = '' } = {}) {
        reader += 1;
        const body = { id: undefined, locale: 'zh-cn', csat: 4, ...survey } as Survey;
        const from = { address: address === '' ? `203.0.113.${reader}` : address, agent: 'Phone' };
        await recordSurvey(store, { sender: sender(from, edition), readDaySalt: cacheDaySalt(store, random), now, random }, body);
      },
    };
  }

  test('are those of the period, equal ones of a day together', async () => {
    const { answer, read } = await openSurveys();
    await answer({ csat: 5, resolved: true, speed: 4, article: 'refund' });
    await answer({ csat: 5, resolved: true, speed: 4, article: 'refund' });
    await answer({}, { now: Date.parse('2026-10-24T00:00:00Z') });
    await answer({}, { now: Date.parse('2026-10-23T23:59:59Z') });
    await answer({}, { now: Date.parse('2026-11-21T00:00:00Z') });
    expect((await read()).answers).toEqual([
      { day: '2026-10-24', locale: 'zh-cn', article: null, csat: 4, resolved: null, speed: null, n: 1 },
      { day: '2026-11-20', locale: 'zh-cn', article: 'refund', csat: 5, resolved: true, speed: 4, n: 2 },
    ]);
  });

  test('leave out staff’s and count those beyond three of one device group apart', async () => {
    const { answer, read } = await openSurveys();
    for (let number = 0; number < 5; number++) await answer({ csat: 1, reason: '太慢' }, { address: '203.0.113.200' });
    await answer({ csat: 5 }, { edition: 'internal' });
    const { answers, heldBack, withText, texts } = await read();
    expect(answers).toMatchObject([{ csat: 1, n: 3 }]);
    expect([heldBack, withText, texts.length]).toEqual([2, 3, 3]);
  });

  test('show the newest words without what tells who wrote them, and how many there are', async () => {
    const { answer, read } = await openSurveys();
    await answer({ csat: 2, reason: '等了三天，我的电话 13800138000' });
    await answer({ csat: 5, reason: '很快' }, { now: start + hourMs });
    const surveys = await read(1);
    expect(surveys).toMatchObject({ withText: 2, texts: [{ text: '很快', csat: 5, day: '2026-11-20' }] });
    expect((await read()).texts[1]?.text).toBe('等了三天，我的电话 […]');
    expect(surveysOf(input({ surveys })).left).toBe(1);
  });
});
