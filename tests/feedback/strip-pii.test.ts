import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/feedback/clean-text.ts';
import { isHarmlessWord, stripPii } from '../../src/feedback/strip-pii.ts';
import { personalQuestion } from './personal-data.ts';

describe('stripping personal data', () => {
  it.each([
    ['我叫张三，手机13800138000', '我叫[…]，手机[…]'],
    ['手机１３８００１３８０００收不到验证码', '手机[…]收不到验证码'],
    ['幺三八零零幺三八零零零', '[…]'],
    ['138-0013-8000 打不通', '[…] 打不通'],
    ['1\u200b380013\u200b8000', '[…]'],
    ['call +44 20 7946 0958 please', 'call […] please'],
    ['身份证 11010519491231002X', '身份证 […]'],
    ['订单 QH20261120AB 没到', '订单 […] 没到'],
    ['发到 zhang.san@example.com', '发到 […]'],
    ['发到ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ吧', '[…]吧'],
    ['see https://example.com/u/zhang?x=1 please', 'see […] please'],
    ['姓名：阿卜杜拉·买买提', '姓名：[…]'],
    ['我是欧阳娜娜，我要退款', '我是[…]，我要退款'],
    ['my name is john smith and I cannot log in', 'my name is […] and I cannot log in'],
    ['This is Mary Ann, help', 'This is […], help'],
    ['我的微信号是abcdef', '我的微信号是[…]'],
    ['加我 QQ 12345', '加我 QQ […]'],
    ['one three eight zero zero one three', '[…]'],
  ])('%s → %s', (text, stripped) => {
    expect(stripPii(text)).toBe(stripped);
  });

  it.each([
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

  it('takes out whatever is generated, and nothing more the second time', () => {
    fc.assert(
      fc.property(personalQuestion, ({ text, secret }) => {
        const stripped = stripPii(text);
        expect(stripped).not.toContain(secret);
        expect(stripPii(stripped)).toBe(stripped);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never fails, and changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const stripped = stripPii(text);
        expect(stripPii(stripped)).toBe(stripped);
      }),
    );
  });
});

it('counts no word by itself that holds a number or names a person', () => {
  expect(['退款', 'iphone15', 'h264', 'mp4'].filter(isHarmlessWord)).toHaveLength(4);
  expect(['2026', '１２３４', 'qh1234', 'a@b.com', '13800138000'].filter(isHarmlessWord)).toEqual([]);
});

it('keeps a text without control characters, well formed and cut', () => {
  expect(cleanText(' a\u0000b\u001b[31mc\ud800\r\nd ', 100)).toBe('a b [31mc\ufffd\nd');
  expect(cleanText('👩‍🏫老师', 4)).toBe('👩‍🏫老');
  expect(cleanText(`${'退款'.repeat(99)}13800138000`, 200)).toBe(`${'退款'.repeat(99)}[…`);
});
