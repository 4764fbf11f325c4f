import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMeanings } from '../../../src/reports/parts/questions/meanings.ts';
import type { NearestArticle } from '../../../src/reports/parts/questions/nearest-articles.ts';
import { newSynonym } from '../../../src/reports/parts/questions/new-synonym.ts';
import { groupQuestions, readerOf } from '../../../src/reports/parts/questions/question-groups.ts';
import { textKey } from '../../../src/reports/parts/questions/text-key.ts';
import { renderReport } from '../../../src/reports/renderers/index.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, input, plainLook, searches } from '../builders.ts';

const asked = (text: string, n = 3, locale = 'zh-cn') => ({ locale, text, n });

const meanings = (locale: string, listed: string[][], synonyms: string[][] = []) =>
  readMeanings(listed, readerOf(locale, { [locale]: synonyms }));

describe('groupQuestions', () => {
  const phrasings = [
    asked('退款进度怎么查', 5),
    asked('退款进度在哪里看', 4),
    asked('怎么查退款进度', 4),
    asked('可以花呗分期付款吗', 3),
    asked('支持花呗分期吗', 6),
    asked('直播课看不到画面', 3),
  ];
  const group = (texts: readonly ReturnType<typeof asked>[]) =>
    groupQuestions(texts, meanings('zh-cn', [['课程可以退款吗']])).map((some) => some.map(({ text }) => text));

  test('makes one question of near phrasings, and names it by the most frequent', () => {
    expect(group(phrasings)).toEqual([
      ['退款进度怎么查', '怎么查退款进度', '退款进度在哪里看'],
      ['支持花呗分期吗', '可以花呗分期付款吗'],
      ['直播课看不到画面'],
    ]);
  });

  test('knows the operator’s synonyms', () => {
    const texts = [asked('鹦鹉螺', 5), asked('小海螺')];
    expect(groupQuestions(texts, meanings('zh-cn', [], [['鹦鹉螺', '小海螺']]))).toHaveLength(1);
    expect(groupQuestions(texts, meanings('zh-cn', []))).toHaveLength(2);
  });

  test('groups English by stems', () => {
    const texts = [
      asked('how do I track my refund', 4, 'en'),
      asked('tracking refunds', 3, 'en'),
      asked('student discount', 3, 'en'),
    ];
    expect(groupQuestions(texts, meanings('en', [])).map((some) => some.length)).toEqual([2, 1]);
  });

  test('gives the same groups in whatever order the texts come, each text once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(phrasings, { minLength: phrasings.length }), (shuffled) => {
        expect(group(shuffled)).toEqual(group(phrasings));
      }),
    );
    expect(group(phrasings).flat().sort()).toEqual(phrasings.map(({ text }) => text).sort());
  });
});

describe('newSynonym', () => {
  const reader = readerOf('en', {});

  test('is the one word in which a question of the article differs', () => {
    expect(newSynonym({ text: 'how do I pause my cursus', unknownWords: ['cursus'] }, ['Pause a course'], reader)).toEqual([
      'course',
      'cursus',
    ]);
  });

  test.each([
    ['more words are left over', 'pause my cursus abroad', ['cursus']],
    ['two words are unknown', 'stall my cursus', ['stall', 'cursus']],
    ['every word is known', 'pause a course', []],
    ['the unknown word is a code', 'pause e1125', ['e1125']],
    ['nothing else is asked', 'cursus', ['cursus']],
  ])('is none when %s', (_case, text, unknownWords) => {
    expect(newSynonym({ text, unknownWords }, ['Pause a course'], reader)).toBeUndefined();
  });
});

test('takes no amount of time for a synonym of another', () => {
  const reader = readerOf('zh-cn', {});
  expect(newSynonym({ text: '简历改五天', unknownWords: ['五天'] }, ['简历改多久'], reader)).toBeUndefined();
  expect(newSynonym({ text: '退款飘子', unknownWords: ['飘', '子'] }, ['退款发票'], reader)).toEqual(['发票', '飘子']);
});

describe('what to do about a question', () => {
  const refund = article({ id: 'refund-a-course', title: '课程可以退款吗？怎么退？', answers: ['怎么申请退款'] });
  const invoice = article({ id: 'invoice', category: 'invoices', title: '怎么开发票', answers: ['发票在哪里开'] });
  const near = (overrides: Partial<NearestArticle> = {}): NearestArticle => ({
    article: 'refund-a-course',
    first: [overrides.article ?? 'refund-a-course'],
    confidence: 0.9,
    isUnsure: false,
    unknownWords: [],
    ...overrides,
  });
  const reported = (texts: [string, number, NearestArticle | undefined][], articles = [refund, invoice]) =>
    reportOf(
      input({
        articles,
        searches: searches({
          demand: { texts: texts.map(([text, n]) => asked(text, n)) },
          nearest: new Map(texts.flatMap(([text, , nearest]) => (nearest ? [[textKey(asked(text)), nearest] as const] : []))),
        }),
      }),
    );

  test('is to name it in the nearest article, with the phrasings that are not led there', () => {
    const { searches: found } = reported([
      ['退款进度怎么查', 5, near()],
      ['怎么查退款进度', 3, near()],
      ['退款进度在哪里看', 4, near({ confidence: 0.3, isUnsure: true })],
    ]);
    expect(found.questions).toMatchObject([
      {
        asked: 12,
        todo: 'answer',
        category: 'refunds',
        severity: 'high',
        priority: 36,
        nearest: { article: 'refund-a-course', confidence: 0.9, isSure: true },
        answers: ['退款进度怎么查', '退款进度在哪里看'],
      },
    ]);
    expect(found.proposals.answers.map(({ article: id, question }) => [id, question])).toEqual([
      ['refund-a-course', '退款进度在哪里看'],
      ['refund-a-course', '退款进度怎么查'],
    ]);
    expect(found.proposals.answers.map(({ wins }) => wins)).toEqual([0.84, 0.45]);
  });

  describe('that votes confirmed', () => {
    const confirmedBy = (n: number, text = '钱怎么要回来', id = 'refund-a-course') => ({ locale: 'zh-cn', text, article: id, n });
    const proposed = (
      confirmations: ReturnType<typeof confirmedBy>[],
      texts: [string, number, NearestArticle][] = [],
      articles = [refund, invoice],
    ) =>
      reportOf(
        input({
          articles,
          searches: searches({
            demand: { confirmations, texts: texts.map(([text, n]) => asked(text, n)) },
            nearest: new Map(texts.map(([text, , nearest]) => [textKey(asked(text)), nearest])),
          }),
        }),
      ).searches.proposals.answers;

    test('is proposed for the article of the votes, with the evidence, although no search for it failed', () => {
      expect(proposed([confirmedBy(3)])).toEqual([
        {
          ...{ locale: 'zh-cn', article: 'refund-a-course', question: '钱怎么要回来' },
          ...{ asked: 0, confirmed: 3, rank: null, wins: 3 },
        },
      ]);
    });

    test('is proposed once, for the article that most votes confirm and not for the one that search finds near', () => {
      const found = near({ article: 'invoice', first: ['invoice', 'refund-a-course'] });
      const votes = [confirmedBy(1, undefined, 'invoice'), confirmedBy(4, '钱怎么要回来？')];
      expect(proposed(votes, [['钱怎么要回来', 5, found]])).toMatchObject([
        { article: 'refund-a-course', asked: 5, confirmed: 4, question: '钱怎么要回来？' },
      ]);
    });

    test('comes before those of which search already shows the article first, by what there is to win', () => {
      const first = near({ confidence: 0.75 });
      const third = near({ article: 'invoice', first: ['invoice', 'x', 'refund-a-course'] });
      const votes = [confirmedBy(8, '要退钱'), confirmedBy(4, '学费能拿回来吗')];
      const answers = proposed(votes, [
        ['要退钱', 0, first],
        ['学费能拿回来吗', 0, third],
      ]);
      expect(answers.map(({ question, rank, wins }) => [question, rank, wins])).toEqual([
        ['学费能拿回来吗', 3, 4],
        ['要退钱', 1, 2],
      ]);
    });

    test('is not proposed when an article lists it by now, or when learners cannot read the article', () => {
      const listed = article({ ...refund, answers: ['钱怎么要回来！'] });
      expect(proposed([confirmedBy(3)], [], [listed])).toEqual([]);
      expect(proposed([confirmedBy(3)], [], [article({ ...refund, state: 'draft' })])).toEqual([]);
      expect(proposed([confirmedBy(3)], [], [article({ ...refund, audience: 'internal' })])).toEqual([]);
    });

    test('gives an article no more proposals than a writer can review', () => {
      const votes = Array.from({ length: 30 }, (_, number) => confirmedBy(number + 1, `问法第 ${number} 种`));
      const answers = proposed(votes);
      expect(answers).toHaveLength(20);
      expect(answers[0]?.wins).toBe(30);
    });
  });

  test('is to write an article when nothing is near, and it stands in what to write next', () => {
    const {
      searches: found,
      next,
      coverage,
    } = reported([
      ['有没有夏令营', 9, near({ article: 'invoice', confidence: 0.2, isUnsure: true })],
      ['家里停电了', 4, near({ article: undefined, confidence: 0, isUnsure: true })],
    ]);
    expect(found.questions.map(({ todo, category }) => [todo, category])).toEqual([
      ['write', 'invoices'],
      ['write', null],
    ]);
    expect(found.proposals).toEqual({ answers: [], synonyms: [] });
    const gap = {
      kind: 'unanswered-question',
      locale: 'zh-cn',
      category: 'invoices',
      question: '有没有夏令营',
      demand: 9,
      severity: 'low',
    };
    expect(next.write[0]).toEqual(gap);
    expect(coverage.gaps[0]).toEqual(gap);
  });

  test('is nothing once an article names it, though the log still has it', () => {
    const { searches: found, next } = reported([['怎么申请退款！', 8, near({ isUnsure: true, confidence: 0.2 })]]);
    expect(found.questions).toMatchObject([{ todo: 'written', answers: [] }]);
    expect(next.write.filter(({ kind }) => kind === 'unanswered-question')).toEqual([]);
  });

  test('is to propose a synonym when a word of it stands on no page', () => {
    const { searches: found } = reported([['飘子在哪里开', 4, near({ article: 'invoice', unknownWords: ['飘', '子'] })]]);
    expect(found.questions).toMatchObject([{ todo: 'synonym', synonyms: [['发票', '飘子']], answers: ['飘子在哪里开'] }]);
    expect(found.proposals.synonyms).toEqual([{ locale: 'zh-cn', words: ['发票', '飘子'] }]);
  });

  test('is to write an article when the word that stands on no page is the topic, however sure the search is of another', () => {
    const others = ['注销账号', '证书'].map((topic, index) =>
      article({ id: `other-${index}`, category: 'account', title: topic, answers: [`申请${topic}`] }),
    );
    const texts = ['奖学金怎么申请', '有没有奖学金可以申请', '申请奖学金要什么条件'].map(
      (text) => [text, 4, near({ unknownWords: ['奖学金'] })] as [string, number, NearestArticle],
    );
    const { searches: found, next } = reported(texts, [refund, invoice, ...others]);
    expect(found.questions).toMatchObject([{ asked: 12, todo: 'write', answers: [], synonyms: [] }]);
    expect(found.proposals).toEqual({ answers: [], synonyms: [] });
    expect(next.write[0]).toMatchObject({ kind: 'unanswered-question', question: '奖学金怎么申请', demand: 12 });
    const listed: typeof texts = [...texts, ['怎么申请退款', 1, near({ isUnsure: false })]];
    const withListed = article({ ...refund, answers: ['怎么申请退款'] });
    expect(reported(listed, [withListed, invoice, ...others]).searches.questions[0]).toMatchObject({ todo: 'write' });
    const alike = others.map((other) => ({ ...other, category: refund.category }));
    expect(reported(texts, [refund, invoice, ...alike]).searches.questions).toMatchObject([{ todo: 'synonym' }]);
  });

  test('is unknown when no site is built, and the report says so', () => {
    const report = reportOf(input({ articles: [refund], searches: searches({ demand: { texts: [asked('退款进度怎么查')] } }) }));
    expect(report.searches).toMatchObject({ isSiteSearched: false, questions: [{ todo: 'build', nearest: null }] });
    const markdown = renderReport(report, plainLook).find(({ path }) => path === 'en/report.md')?.text;
    expect(markdown).toContain('There is no built site to search');
    expect(markdown).toContain('“退款进度怎么查”');
  });

  test('is rare, and not for want of a site, when only more frequent texts were searched for', () => {
    const { searches: found, demand } = reported([
      ['退款进度怎么查', 9, near()],
      ['课程表在哪里看', 1, undefined],
    ]);
    expect(found.questions.map(({ todo }) => todo)).toEqual(['answer', 'rare']);
    expect(demand.topics.map(({ action }) => action)).toEqual(['new-answers', 'rare']);
  });

  test('ranks by how often it was asked and by the severity of its category', () => {
    const { searches: found } = reported([
      ['发票上的名字印错', 8, near({ article: 'invoice' })],
      ['退款进度怎么查', 5, near()],
    ]);
    expect(found.questions.map(({ asked: times, severity, priority }) => [times, severity, priority])).toEqual([
      [5, 'high', 15],
      [8, 'low', 8],
    ]);
  });

  test('leads a phrasing to the article of most readers that the search leads elsewhere', () => {
    const { searches: found } = reported([
      ['退款进度怎么查', 5, near()],
      ['怎么查退款进度', 3, near({ article: 'invoice' })],
    ]);
    expect(found.questions).toMatchObject([
      { asked: 8, nearest: { article: 'refund-a-course' }, answers: ['退款进度怎么查', '怎么查退款进度'] },
    ]);
  });

  test('proposes no article that learners cannot find', () => {
    const { searches: found } = reported([['退款进度怎么查', 5, near({ article: 'gone' })]]);
    expect(found.questions).toMatchObject([{ nearest: null, todo: 'write', answers: [] }]);
  });

  test('leaves out of a proposal what was taken out of the text', () => {
    const { searches: found } = reported([['订单[…]退款\u202e进度', 5, near()]]);
    expect(found.questions[0]?.answers).toEqual(['订单 退款 进度']);
  });

  test('does not quote a question in another than its own words when there is nothing in it', () => {
    for (const text of ['[…]', '=1+1', '-2+3', '| a | b |'])
      expect(reported([[text, 5, near()]]).searches.questions, text).toMatchObject([{ answers: [] }]);
    const steps = renderReport(reported([['=1+1', 5, near()]]), plainLook).find(({ path }) => path === 'en/report.md')?.text;
    expect(steps?.split('## Coverage')[0]).not.toContain('1+1');
    expect(reported([['12315', 5, near()]]).searches.questions).toMatchObject([{ answers: ['12315'] }]);
  });
});
