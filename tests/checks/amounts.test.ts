import { describe, expect, test } from 'vitest';
import { amountFinder, amountOf, inDigits } from '../../src/checks/facts/amounts.ts';

describe('the amount of a fact', () => {
  test.each([
    ['7 天', '7 天'],
    ['3–7 个工作日', '3-7 工作日'],
    ['3 to 7 working days', '3-7 working day'],
    ['1 working day', '1 working day'],
    ['20%', '20 %'],
    ['200,000 yuan', '200000 yuan'],
  ])('%s is %s', (value, amount) => {
    const { number, unit } = amountOf(value) ?? {};
    expect(`${number} ${unit}`).toBe(amount);
  });

  test.each(['6.4', '前 2 个课时', 'Chrome 120, Safari 17', 'week 4'])('%s is none', (value) => {
    expect(amountOf(value)).toBeUndefined();
  });
});

describe('amounts in a text', () => {
  const find = amountFinder(['天', '工作日', 'day', 'working day', '%']);
  const found = (text: string): string[] => find(text).map(({ number, unit, written }) => `${number} ${unit} “${written}”`);

  test('are found in digits and words, with and without a space, as ranges and with the longest unit', () => {
    expect(found('付款后14天或两天，十五天；3 到 5 个工作日，二十四天')).toEqual([
      '14 天 “14天”',
      '2 天 “两天”',
      '15 天 “十五天”',
      '3-5 工作日 “3 到 5 个工作日”',
      '24 天 “二十四天”',
    ]);
    expect(found(inDigits('Within 7 days, Seven days, 3 to 5 working days, a 30-day pass, 20% or 1,000 days, 2.5 days'))).toEqual(
      [
        '7 day “7 days”',
        '7 day “7 days”',
        '3-5 working day “3 to 5 working days”',
        '30 day “30-day”',
        '20 % “20%”',
        '1000 day “1,000 days”',
        '2.5 day “2.5 days”',
      ],
    );
  });

  test('are not dates, versions, names or ordinals', () => {
    expect(found('第 7 天, 第七天, v7 days, 7 daylight, someone day, P7天')).toEqual([]);
  });
});
