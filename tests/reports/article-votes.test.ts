import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignVotes } from '../../src/reports/article-votes.ts';
import { article, present, revision, votes } from './builders.ts';

describe('assignVotes', () => {
  test('joins the votes that a renamed article got under its old id', () => {
    const renamed = article({ id: 'money-back', redirectFrom: ['/zh-cn/articles/refund-a-course/'] });
    const { historyOf, unassigned } = assignVotes([renamed], {
      totals: [votes({ helpful: 6, notHelpful: 2 }), votes({ article: 'money-back', helpful: 3 })],
      revisions: [revision(), revision({ article: 'money-back' })],
    });
    expect(historyOf(renamed).current.learners).toMatchObject({ helpful: 9, notHelpful: 2 });
    expect(unassigned).toEqual([]);
  });

  test('leaves an article that is still here its own votes, whoever claims its id', () => {
    const here = article();
    const claims = article({ id: 'a-thief', redirectFrom: ['/zh-cn/articles/refund-a-course/'] });
    const { historyOf } = assignVotes([claims, here], { totals: [votes({ helpful: 6 })], revisions: [revision()] });
    expect(historyOf(here).current.learners.helpful).toBe(6);
    expect(historyOf(claims).current.learners.helpful).toBe(0);
  });

  test('does not join votes on the text of another locale', () => {
    const english = article({ id: 'money-back', locale: 'en', redirectFrom: ['/zh-cn/articles/refund-a-course/'] });
    const { historyOf, unassigned } = assignVotes([english], { totals: [votes({ helpful: 6 })], revisions: [revision()] });
    expect(historyOf(english).current.learners.helpful).toBe(0);
    expect(unassigned).toMatchObject([{ article: 'refund-a-course', locale: 'zh-cn', learners: { helpful: 6 } }]);
  });

  const rewritten = {
    totals: [votes({ notHelpful: 9 }), votes({ revision: 'bbbbbbbbbbbb', helpful: 5 })],
    revisions: [
      revision(),
      revision({ revision: 'bbbbbbbbbbbb', words: '完全不同的另一篇文章，没有一句话相同', firstSeen: '2026-10-01' }),
    ],
  };

  test('keeps the votes on an earlier text apart', () => {
    const subject = article();
    const { historyOf } = assignVotes([subject], rewritten);
    expect(historyOf(subject)).toMatchObject({
      current: { epoch: 2, since: '2026-10-01', learners: { helpful: 5, notHelpful: 0 } },
      earlier: [{ epoch: 1, since: '2026-09-01', learners: { helpful: 0, notHelpful: 9 } }],
    });
  });

  test('goes back to an earlier epoch when readers see its text again', () => {
    const restored = article({ present: present() });
    const { historyOf } = assignVotes([restored], rewritten);
    expect(historyOf(restored)).toMatchObject({ current: { epoch: 1 }, earlier: [{ epoch: 2 }] });
  });

  test('keeps staff’s votes apart from learners’', () => {
    const subject = article();
    const { historyOf } = assignVotes([subject], {
      totals: [votes({ helpful: 5 }), votes({ edition: 'internal', notHelpful: 7 })],
      revisions: [revision()],
    });
    expect(historyOf(subject).current).toMatchObject({
      learners: { helpful: 5, notHelpful: 0 },
      staff: { helpful: 0, notHelpful: 7 },
    });
  });

  test('counts every vote exactly once', () => {
    const ids = fc.constantFrom('one', 'two', 'three', 'gone');
    const locales = fc.constantFrom('zh-cn', 'en');
    const someArticles = fc.array(
      fc
        .record({ id: ids, locale: locales, old: fc.array(ids), oldLocale: locales })
        .map(({ id, locale, old, oldLocale }) =>
          article({ id, locale, redirectFrom: old.map((name) => `/${oldLocale}/articles/${name}/`) }),
        ),
    );
    const someVotes = fc.array(
      fc.record({ article: ids, locale: locales, helpful: fc.nat(50), notHelpful: fc.nat(50) }).map((vote) => votes(vote)),
    );
    const names = ['one', 'two', 'three', 'gone'];
    const revisions = names.map((name) => revision({ article: name }));
    fc.assert(
      fc.property(someArticles, someVotes, (articles, totals) => {
        const { historyOf, unassigned } = assignVotes(articles, { totals, revisions });
        const given = [...articles.flatMap((one) => [historyOf(one).current, ...historyOf(one).earlier]), ...unassigned].reduce(
          (sum, { learners }) => sum + learners.helpfulness.n,
          0,
        );
        expect(given).toBe(totals.reduce((sum, { helpful, notHelpful }) => sum + helpful + notHelpful, 0));
      }),
    );
  });
});
