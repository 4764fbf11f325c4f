import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { revisionText } from '../../src/content/compiled-article.ts';
import { epochOverlapLimit, epochsOf, overlap, revisionOf, sketchOf } from '../../src/knowledge/revision.ts';
import { readFragment } from '../../src/markdown/fragments.ts';
import { article, checkContent, label } from '../support/builders.ts';
import { runs } from '../support/properties.ts';

const body = '付款后 <Fact id="refund-days" /> 内可以退。\n\n![退款按钮](/images/player.png)\n\n见[帮助](/zh-cn/)。\n';
const plain = { title: '怎样退款', summary: '七天内可以退。', body };

/** Revision of the one article, read from a folder as in a build. */
async function revisionIn(text: string, fact = '7 天'): Promise<string> {
  const facts = [{ id: 'refund-days', value: label(fact) }];
  const { articles } = await checkContent({ files: { 'articles/zh-cn/refund.mdx': text, 'facts.yaml': facts } });
  return articles[0]!.revision;
}

describe('a revision', () => {
  test('is twelve hex digits and the same in every run', async () => {
    expect(revisionOf({ title: 'a', summary: 'b', words: ['c', 'd'] })).toMatchInlineSnapshot(`"57842b7af11e"`);
    expect(await revisionIn(article(plain))).toMatch(/^[0-9a-f]{12}$/);
  });

  test('stays when only white space, the order of fields or the line ends change', async () => {
    const revision = await revisionIn(article(plain));
    const { body: _body, ...fields } = plain;
    const reordered = article(plain).replace(/^---\n(title: .*\n)(summary: .*\n)/, '---\n$2$1');
    expect(reordered).not.toBe(article(plain));
    expect(await revisionIn(reordered)).toBe(revision);
    expect(await revisionIn(article({ ...fields, body: `\n\n${body.replaceAll('\n\n', '\n\n\n')}\n` }))).toBe(revision);
    expect(await revisionIn(article(plain).replaceAll('\n', '\r\n'))).toBe(revision);
    expect(await revisionIn(article({ ...plain, title: 'Café'.normalize('NFD') }))).toBe(
      await revisionIn(article({ ...plain, title: 'Café' })),
    );
  });

  test('ignores white space beside Chinese text, however rare its characters, and nowhere else', () => {
    const of = (title: string, words: string[] = []): string => revisionOf({ title, summary: '', words });
    expect(of('', ['一行 二', '行'])).toBe(of('', ['一行二行']));
    expect(of('付款 App 里')).toBe(of('付款App里'));
    expect(of('𠮷 a')).toBe(of('𠮷a'));
    expect(of('a ⺀')).toBe(of('a⺀'));
    expect(of('。 a')).toBe(of('。a'));
    expect(of('a b')).not.toBe(of('ab'));
  });

  test('folds white space inside the words, so a re-wrapped English paragraph is the same text', async () => {
    const wrapped = 'You can ask\nfor a refund\n within seven days.\n';
    expect(await revisionIn(article({ body: wrapped }))).toBe(
      await revisionIn(article({ body: 'You can ask for a refund within seven days.\n' })),
    );
  });

  test.each([
    ['a word of the body', { body: body.replace('付款', '下单') }],
    ['the title', { title: '如何退款' }],
    ['the summary', { summary: '十四天内可以退。' }],
    ['a picture’s alternative', { body: body.replace('退款按钮', '退款入口') }],
    ['inline code', { body: `${body}\n\`npm\`\n` }],
    ['a text attribute of a component', { body: `${body}\n<Callout type="note" title="注意">\n7\n</Callout>\n` }],
  ])('changes with %s', async (_what, change) => {
    expect(await revisionIn(article({ ...plain, ...change }))).not.toBe(await revisionIn(article(plain)));
  });

  test('changes with the value of a fact that the text shows, and not with other facts', async () => {
    expect(await revisionIn(article(plain), '14 天')).not.toBe(await revisionIn(article(plain), '7 天'));
    const without = article({ body: '没有事实。\n' });
    expect(await revisionIn(without, '14 天')).toBe(await revisionIn(without, '7 天'));
  });

  test.each([
    ['where a link leads', { body: body.replace('(/zh-cn/)', '(https://example.org/)') }],
    ['where a picture lies', { body: body.replace('player.png', 'two%20words.png') }],
    ['the day of the review', { reviewed: '2026-11-19' }],
    ['owner, category, answers and old paths', { owner: 'lin', answers: ['别的问题'], redirectFrom: ['/old'], reviewEvery: 30 }],
    [
      'the kind of a box',
      { body: `<Callout type="tip">\n${body}\n</Callout>\n` },
      { body: `<Callout type="note">\n${body}\n</Callout>\n` },
    ],
  ])('does not change with %s', async (_what, change, before: object = {}) => {
    expect(await revisionIn(article({ ...plain, ...change }))).toBe(await revisionIn(article({ ...plain, ...before })));
  });

  test('holds no words of the interface: the same body has the same words in every locale', async () => {
    const files = { 'articles/en/refund.mdx': article({ body: '<Callout type="tip">\nSame\n</Callout>\n' }) };
    const same = article({ body: '<Callout type="tip">\nSame\n</Callout>\n' });
    const { articles, fragmentsDir } = await checkContent({
      locales: ['zh-cn', 'en'],
      files: { ...files, 'articles/zh-cn/refund.mdx': same },
    });
    expect(articles.map(({ revision }) => revision)).toEqual([articles[0]?.revision, articles[0]?.revision]);
    expect(revisionText(articles[0]!, articles[0]!.fragment).words).toEqual(['Same']);
    const pages = await Promise.all(articles.map(({ digest }) => readFragment(fragmentsDir, digest)));
    expect(pages[0]?.html).not.toBe(pages[1]?.html);
  });
});

const sketch = (text: string): string => sketchOf({ title: '', summary: '', words: [text] });
const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('overlap', () => {
  test('is a share, the same in both directions, and whole for the same text', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const share = overlap(sketch(a), sketch(b));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(overlap(sketch(b), sketch(a))).toBe(share);
        expect(overlap(sketch(a), sketch(a))).toBe(1);
      }),
    );
  });

  test('does not see white space, case and punctuation', () => {
    expect(overlap(sketch('Refund, within 7 days.'), sketch('refund within\n7 DAYS'))).toBe(1);
  });

  test('of texts that share nothing is about nothing; of two empty texts it is whole', () => {
    expect(
      overlap(sketch('abcdefghijklmnopqrstuvwxyz'.repeat(4)), sketch('付款后七天内可以退款，逾期不退。'.repeat(4))),
    ).toBeLessThan(0.1);
    expect(overlap(sketch(''), sketch('，。'))).toBe(1);
    expect(overlap(sketch(''), sketch('退款'))).toBe(0);
  });

  test('comes near the true overlap of long texts', () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index * 7919}`);
    const changed = words.map((word, index) => (index % 4 === 0 ? `other${index * 104729}` : word));
    const shingles = (list: string[]): Set<string> => {
      const text = list.join('');
      return new Set(Array.from({ length: text.length - 3 }, (_, start) => text.slice(start, start + 4)));
    };
    const [a, b] = [shingles(words), shingles(changed)];
    const shared = [...a].filter((shingle) => b.has(shingle)).length;
    const truth = shared / new Set([...a, ...b]).size;
    expect(Math.abs(overlap(sketch(words.join(' ')), sketch(changed.join(' '))) - truth)).toBeLessThan(0.15);
  });

  test('refuses what is not a sketch', () => {
    expect(() => overlap('AAAA', sketch('x'))).toThrow(RangeError);
  });
});

const original =
  '课程付款后七天内，学习进度不超过百分之二十的，可以在订单页申请全额退款。点“申请退款”，选原因，提交后一般三个工作日内审核完成。' +
  '款项按原路退回：微信和支付宝当天到账，银行卡要一到五个工作日。直播课开课后不再支持退款，训练营按剩余课时折算，礼品卡购买的课程退回到礼品卡余额里，优惠券不退。';

/** Epoch numbers of texts in the order they were published. */
function epochs(texts: readonly string[]): (number | undefined)[] {
  const revisions = texts.map((text) => ({
    revision: revisionOf({ title: '', summary: '', words: [text] }),
    sketch: sketch(text),
  }));
  const found = epochsOf(revisions);
  return revisions.map(({ revision }) => found.get(revision));
}

describe('an epoch', () => {
  test('does not begin with a typo, wherever it stands in a text of 150 characters', () => {
    expect(Array.from(original).length).toBeGreaterThanOrEqual(140);
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.constantFrom('错', 'x', '', '退'), (at, letter) => {
        expect(epochs([original, original.slice(0, at) + letter + original.slice(at + 1)])).toSatisfy(
          ([first, second]) => first === 1 && second === 1,
        );
      }),
      { numRuns: runs(60) },
    );
  });

  test('begins with a rewrite', () => {
    expect(
      epochs([
        original,
        '会员每月自动续费，想停下来就在续费日前二十四小时到账户设置里关掉；已经扣的当月费用不退，权益用到月底为止。',
      ]),
    ).toEqual([1, 2]);
  });

  test('begins when half of the text is another', () => {
    const half =
      original.slice(0, original.length / 2) +
      '如果您是企业客户，请联系您的客户经理，由其统一提交退款清单并附上合同编号与发票信息，我们会在十个工作日内答复。';
    expect(epochs([original, half])).toEqual([1, 2]);
  });

  test('comes back with its text', () => {
    const other = '完全不同的一篇文章，讲的是如何下载课程的视频，以便在没有网络的时候观看，比如在飞机上或者地铁里。';
    expect(epochs([original, other, original])).toEqual([1, 2, 1]);
  });

  test('compares with its first text, so that slow drift ends it', () => {
    // Each step replaces a tenth; no step alone would begin an epoch.
    const pieces = Array.from({ length: 10 }, (_, index) => original.slice(index * 14, index * 14 + 14));
    const news =
      '企业客户请联系经理提交清单附合同编号与发票信息十日答复会员每月自动续费停用须在账户设置关闭已扣不退权益到月底下载视频离线观看先装应用登录手机号再选清晰度存储空间不足请清理缓存重启设备仍失败联系人工在线时间早九点到晚九点周末照常节假日顺延';
    const drift = Array.from({ length: 11 }, (_, step) =>
      pieces.map((piece, index) => (index < step ? news.slice(index * 11, index * 11 + 11) : piece)).join(''),
    );
    for (const [index, text] of drift.slice(1).entries()) {
      expect(overlap(sketch(drift[index]!), sketch(text))).toBeGreaterThanOrEqual(epochOverlapLimit);
    }
    const found = epochs(drift);
    expect(found[1]).toBe(1);
    expect(found.at(-1)).toBeGreaterThan(1);
  });

  test('numbers run without gaps from one, each text having one', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 12 }), (texts) => {
        const found = epochs(texts) as number[];
        expect(found[0]).toBe(1);
        expect([...new Set(found)].sort((a, b) => a - b)).toEqual(
          Array.from({ length: Math.max(...found) }, (_, index) => index + 1),
        );
      }),
    );
  });
});
