import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personalForms, remainsOf } from '../../scripts/lab/fixtures/personal-data/forms.ts';
import { innocentTexts } from '../../scripts/lab/fixtures/personal-data/innocents.ts';
import { cleanText } from '../../src/privacy/clean-text.ts';
import { isHarmlessWord, stripPii } from '../../src/privacy/strip-pii.ts';
import { runs } from '../support/properties.ts';
import { readSampleTexts } from '../support/sample-texts.ts';
import { personalQuestion } from './personal-data.ts';
import { pumpedText } from './pumped-text.ts';

describe('stripping personal data', () => {
  test.each([
    ['我叫张三，手机13800138000', '我叫[…]，手机[…]'],
    ['手机１３８００１３８０００收不到验证码', '手机[…]收不到验证码'],
    ['幺三八零零幺三八零零零', '[…]'],
    ['138-0013-8000 打不通', '[…] 打不通'],
    ['1\u200b380013\u200b8000', '[…]'],
    ['call +44 20 7946 0958 please', 'call […] please'],
    ['身份证 11010519491231002X', '身份证 […]'],
    ['订单 QH20261120AB 没到', '订单 […] 没到'],
    ['发到 zhang.san@example.com', '发到 […]'],
    ['发到ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ吧', '发到[…]吧'],
    ['see https://example.com/u/zhang?x=1 please', 'see […] please'],
    ['姓名：阿卜杜拉·买买提', '姓名：[…]'],
    ['我是欧阳娜娜，我要退款', '我是[…]，我要退款'],
    ['my name is john smith and I cannot log in', 'my name is […] and I cannot log in'],
    ['This is Mary Ann, help', 'This is […], help'],
    ['我的微信号是abcdef', '我的微信号是[…]'],
    ['加我 QQ 12345', '加我 QQ […]'],
    ['one three eight zero zero one three', '[…]'],
    ['138*1234*5678 打不通', '[…] 打不通'],
    ['订单 ABCD-12 没到', '订单 […] 没到'],
    ['加v zhangsan8 退款', '加v […] 退款'],
    ['this is john smith and my course is gone', 'this is […] and my course is gone'],
  ])('%s → %s', (text, stripped) => {
    expect(stripPii(text)).toBe(stripped);
  });

  test.each([
    '怎么申请退款',
    '微信登录不了',
    'wechat login failed',
    'this is not working',
    '证书姓名写错了',
    '我是会员怎么退款',
    'iPhone15 闪退',
    'error 10054',
    '第 12 课 10,000 元',
    'Windows 11 白屏',
    '2026 年的课',
    '',
  ])('leaves “%s” as it is', (text) => {
    expect(stripPii(text)).toBe(text);
  });

  test('takes out every known way to write personal data', () => {
    const kept = personalForms.flatMap((form) => {
      const stripped = stripPii(form.text);
      return remainsOf(form, stripped).length > 0 ? [`${form.text} → ${stripped}`] : [];
    });
    expect(personalForms.length).toBeGreaterThanOrEqual(400);
    expect(kept).toEqual([]);
  });

  test.each([
    { texts: innocentTexts, least: personalForms.length, name: 'what only looks personal' },
    { texts: readSampleTexts(), least: 1_000, name: 'what the sample says and is asked' },
  ])('leaves at least 99 % of $name as it is', ({ texts, least }) => {
    const touched = texts.filter((text) => stripPii(text) !== text);
    expect(texts.length).toBeGreaterThanOrEqual(least);
    expect(touched.length / texts.length, touched.join('\n')).toBeLessThanOrEqual(0.01);
  });

  test('takes out whatever is generated, and nothing more the second time', () => {
    fc.assert(
      fc.property(personalQuestion, ({ text, secret }) => {
        const stripped = stripPii(text);
        expect(stripped).not.toContain(secret);
        expect(stripPii(stripped)).toBe(stripped);
      }),
      { numRuns: runs(400) },
    );
  });

  test('never fails, and changes nothing the second time, whatever the text', () => {
    const piece = fc.constantFrom(
      ...personalForms.map(({ text }) => text),
      ...innocentTexts,
      '[…]',
      ' ',
      '我叫',
      '微信',
      '@',
      '1 2 3 4',
    );
    const pieces = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 5 });
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      pieces.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const stripped = stripPii(typed);
        expect(stripPii(stripped)).toBe(stripped);
      }),
      { numRuns: runs(400) },
    );
  });
});

test('counts no word by itself that holds a number or names a person', () => {
  expect(['退款', 'iphone15', 'h264', 'mp4'].filter(isHarmlessWord)).toHaveLength(4);
  expect(['2026', '１２３４', 'qh1234', 'a@b.com', '13800138000'].filter(isHarmlessWord)).toEqual([]);
});

test('keeps a text without control characters, well formed and cut', () => {
  expect(cleanText(' a\u0000b\u001b[31mc\ud800\r\nd ', 100)).toBe('a b [31mc\ufffd\nd');
  expect(cleanText('👩‍🏫老师', 4)).toBe('👩‍🏫老');
  expect(cleanText(`${'退款'.repeat(99)}13800138000`, 200)).toBe(`${'退款'.repeat(99)}[…`);
});

test.each([
  ['me@exam\u200bple.com', '[…]'],
  ['zhang\u00adsan@gmail.com', '[…]'],
  ['my name is Jo\u00adhn Smi\u00adth', 'my name is […]'],
])('finds personal data across invisible characters also where the endpoint cleans a text: %j', (text, cleaned) => {
  expect(cleanText(text, 100)).toBe(cleaned);
});

describe('the time that stripping takes', () => {
  test('grows with the length of the text alone, whatever is repeated in it', () => {
    const steep = pumpedText.filter((unit) => isSteep(unit));
    expect(steep).toEqual([]);
  });

  test('reads 2 000 characters at most, however long the text is', () => {
    expect(stripPii('退款'.repeat(1_000_000))).toBe('退款'.repeat(1_000));
    expect(stripPii(`${'退'.repeat(1_999)}👍`)).toBe('退'.repeat(1_999));
  });
});

/** Whether four times the length takes far more than four times as long; short texts first, which end soon in any case. */
function isSteep(unit: string): boolean {
  return [32, 500].some((length) => {
    const [short, long] = [fill(unit, length), fill(unit, 4 * length)];
    // A busy machine is slow once; a steep pattern is slow each time.
    for (let attempt = 0; attempt < 30; attempt++) if (fastest(long) < 10 * fastest(short)) return false;
    return true;
  });
}

function fill(unit: string, length: number): string {
  return `${unit.repeat(Math.ceil(length / unit.length)).slice(0, length - 1)}!`;
}

function fastest(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const began = performance.now();
    stripPii(text);
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
