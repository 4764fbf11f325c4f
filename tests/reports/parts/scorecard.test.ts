import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { UserError } from '../../../src/errors.ts';
import type { MetricId } from '../../../src/knowledge/metric-ids.ts';
import type { Targets } from '../../../src/knowledge/schemas/targets.ts';
import type { ReportInput } from '../../../src/reports/input.ts';
import { collectFigures } from '../../../src/reports/parts/scorecard/collect.ts';
import { type Figures, figureColumns, readFigures } from '../../../src/reports/parts/scorecard/read-figures.ts';
import type { Scorecard } from '../../../src/reports/parts/scorecard/schema.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { newFolder } from '../../support/folder.ts';
import { input, now, rated, served } from '../builders.ts';

const target = (overrides: Partial<Targets[number]> = {}): Targets[number] => ({
  metric: 'csat',
  better: 'higher',
  target: 0.9,
  alert: 0.8,
  scale: 0.05,
  ...overrides,
});

const figures = (overrides: Partial<Figures> = {}): Figures => ({
  from: '2026-11-01',
  to: '2026-11-20',
  visits: 1000,
  customers: 200,
  active: 150,
  renewed: 40,
  converted: 60,
  lost: 10,
  handlingHours: 20,
  ...overrides,
});

const scorecardOf = (overrides: Partial<ReportInput> = {}): Scorecard => reportOf(input(overrides)).scorecard;
const metric = ({ metrics }: Scorecard, id: MetricId) => metrics.find((one) => one.metric === id);
const replied = { classifiedAt: now, assignedAt: now, answeredAt: now, replies: 1 };
const surveys = (good: number, bad: number) => ({
  answers: [rated({ csat: 5, n: good }), rated({ csat: 1, n: bad })],
  heldBack: 0,
  texts: [],
  withText: 0,
});

describe('the scorecard', () => {
  test('compares each figure with its target, and names the worst', () => {
    const card = scorecardOf({
      surveys: surveys(70, 30),
      figures: [figures()],
      targets: [target(), target({ metric: 'churn', better: 'lower', target: 0.04, alert: 0.08, scale: 0.02 })],
    });
    expect(metric(card, 'csat')).toMatchObject({
      value: 0.7,
      state: 'alert',
      shortfall: expect.closeTo(4),
      deviation: expect.closeTo(16),
    });
    expect(metric(card, 'churn')).toMatchObject({ value: 0.05, state: 'missed', shortfall: expect.closeTo(0.5) });
    expect(card).toMatchObject({
      worst: 'csat',
      missing: [],
      deviation: expect.closeTo(16.25),
      missedDeviation: expect.closeTo(16.25),
    });
    expect(card.metrics[0]?.metric).toBe('csat');
  });

  test('names the worst even when every target is met', () => {
    const card = scorecardOf({ surveys: surveys(95, 5), targets: [target()] });
    expect(card).toMatchObject({ worst: 'csat', missedDeviation: 0, deviation: expect.closeTo(1) });
  });

  test('names what is unknown, and never counts it as met', () => {
    const card = scorecardOf({ surveys: surveys(2, 1), targets: [target(), target({ metric: 'churn', better: 'lower' })] });
    expect(card).toMatchObject({ missing: ['csat', 'churn'], deviation: null, missedDeviation: null, worst: null });
    expect(metric(card, 'csat')).toMatchObject({ value: null, state: 'unknown', missing: 'too-few' });
    expect(metric(card, 'churn')).toMatchObject({ state: 'unknown', missing: 'no-figures' });
  });

  test('names targets that are not figures', () => {
    expect(scorecardOf({ targets: [target({ metric: 'happiness' })] }).unknownTargets).toEqual(['happiness']);
  });

  test('computes service quality as C × R × A, with R = resolved ÷ received', () => {
    // Ten questions of half an hour each, eight of them resolved; three of four answers are good.
    const questions = Array.from({ length: 10 }, (_, index) =>
      served({ ...replied, handlingMinutes: 30, ...(index < 8 && { resolvedAt: now }) }),
    );
    const { quality } = scorecardOf({
      served: { questions, waiting: { states: [], oldestAt: null }, firstSeen: [], asOf: now },
      surveys: surveys(15, 5),
    });
    expect(quality).toMatchObject({ perHour: 2, resolutionRate: 0.8, satisfaction: 0.75, hoursFrom: 'staff' });
    expect(quality.value).toBeCloseTo(2 * 0.8 * 0.75, 12);
  });

  test('uses the hours of the CSV where nobody noted minutes', () => {
    const questions = Array.from({ length: 10 }, () => served({ ...replied, handlingMinutes: 0 }));
    const { quality } = scorecardOf({
      served: { questions, waiting: { states: [], oldestAt: null }, firstSeen: [], asOf: now },
      figures: [figures({ from: '2026-10-24', handlingHours: 4 })],
    });
    expect(quality).toMatchObject({ processed: 10, hours: 4, perHour: 2.5, hoursFrom: 'figures', value: null });
  });

  test('gives S + C − L of the latest two periods, and the change', () => {
    const earlier = figures({ from: '2026-10-24', to: '2026-10-31', converted: 50, lost: 20 });
    const answers = [
      ...surveys(8, 2).answers,
      rated({ day: '2026-10-28', csat: 5, n: 6 }),
      rated({ day: '2026-10-28', csat: 2, n: 4 }),
    ];
    const { effect } = scorecardOf({ figures: [earlier, figures()], surveys: { ...surveys(0, 0), answers } });
    expect(effect.before).toMatchObject({ satisfaction: 0.6, conversion: 0.05, churn: 0.1, value: expect.closeTo(0.55) });
    expect(effect.now).toMatchObject({ satisfaction: 0.8, conversion: 0.06, churn: 0.05, value: expect.closeTo(0.81) });
    expect(effect.change).toBeCloseTo(0.26, 12);
    // Ten answers in each period are few: the change may be chance.
    expect(effect.low).toBeLessThan(0);
    expect(effect.high).toBeGreaterThan(0.5);
  });

  test('gives no share of fewer than five visits or customers, and then no effect', () => {
    const few = figures({ visits: 4, converted: 2, customers: 3, active: 1, renewed: 1, lost: 1 });
    const { effect } = scorecardOf({ figures: [few], surveys: surveys(8, 2) });
    expect(effect.now).toMatchObject({ satisfaction: 0.8, conversion: null, churn: null, value: null, low: null });
  });
});

describe('figures.csv', () => {
  async function read(text: string): Promise<Figures[]> {
    const file = join(newFolder(), 'figures.csv');
    await writeFile(file, text);
    return readFigures(file);
  }
  const head = figureColumns.join(',');
  const refusal = async (text: string): Promise<string> =>
    read(text).then(
      () => 'read',
      (error: UserError) => `${error.message}\n${error.hint}`.replace(/`[^`]*figures\.csv`/, '`figures.csv`'),
    );

  test('is read in any order of columns and rows, with or without a byte order mark', async () => {
    const rows = await read(
      `\uFEFFto,${head.replace(',to', '')}\n2026-11-30,2026-11-01,9,5,4,3,2,1,1.5\n2026-10-31,2026-10-01,9,5,4,3,2,1,0\n`,
    );
    expect(rows.map(({ from, handlingHours }) => [from, handlingHours])).toEqual([
      ['2026-10-01', 0],
      ['2026-11-01', 1.5],
    ]);
  });

  test('is refused with wrong columns, which are named with those that are right', async () => {
    expect(await refusal('from,to,visitors\n')).toMatchInlineSnapshot(`
      "\`figures.csv\` cannot be used:
        line 1: missing columns visits, customers, active, renewed, converted, lost, handlingHours
        line 1: unknown columns visitors
      The first line names the columns: from,to,visits,customers,active,renewed,converted,lost,handlingHours. Each further line is one period."
    `);
  });

  test('is refused with every fault and its line', async () => {
    const text = `${head}\n2026-11-30,2026-11-01,9,5,4,3,2,1,1\n2026-11-01,2026-11-30,many,5,4,3,2,6,1\n`;
    expect(await refusal(text)).toMatchInlineSnapshot(`
      "\`figures.csv\` cannot be used:
        line 2, to: must not be before \`from\`
        line 3, visits: must be a whole number such as 1200
        line 3, lost: must not be more than \`customers\`
      The first line names the columns: from,to,visits,customers,active,renewed,converted,lost,handlingHours. Each further line is one period."
    `);
  });

  test('is refused when two periods overlap', async () => {
    const row = '9,5,4,3,2,1,1';
    expect(await refusal(`${head}\n2026-10-01,2026-10-31,${row}\n2026-10-15,2026-11-14,${row}\n`)).toContain('overlap');
  });

  test('that does not exist is named', async () => {
    await expect(readFigures('nowhere.csv')).rejects.toThrow('There is no file `nowhere.csv`.');
  });

  test('of later periods belongs to later reports', async () => {
    const file = join(newFolder(), 'figures.csv');
    await writeFile(file, `${head}\n2026-12-01,2026-12-31,9,5,4,3,2,1,1\n`);
    expect(await collectFigures({ figuresFile: file, period: { from: '2026-11-01', to: '2026-11-20' } })).toEqual({
      figures: [],
    });
  });
});
