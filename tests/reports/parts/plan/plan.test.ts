import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportInput } from '../../../../src/reports/input.ts';
import type { PlanReport } from '../../../../src/reports/parts/plan/schema.ts';
import { loadSolver, type Solve } from '../../../../src/reports/parts/plan/solver.ts';
import { renderPlanIssues } from '../../../../src/reports/renderers/plan-issues.ts';
import { reportOf } from '../../../../src/reports/report.ts';
import { article, input, person, present, revision, votes } from '../../builders.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const textOf: Readonly<Record<string, string>> = {
  poor: 'how to get money back',
  good: 'which invoices a company can have',
  overdue: 'where certificates are kept',
};

/** One article that most find poor among good ones, one that is overdue, and one writer. */
function work(overrides: Partial<ReportInput> = {}): ReportInput {
  const ids = Object.keys(textOf);
  return input({
    articles: ids.map((id) =>
      article({ id, present: present({ words: textOf[id] ?? '' }), ...(id === 'overdue' && { reviewed: '2026-01-01' }) }),
    ),
    people: [person({ hours: { support: 0, writing: 2.5 } })],
    votes: {
      revisions: ids.map((id) => revision({ article: id, words: textOf[id] ?? '', firstSeen: '2026-10-24' })),
      totals: ids.map((id) =>
        votes({ article: id, ...(id === 'poor' ? { helpful: 20, notHelpful: 80 } : { helpful: 90, notHelpful: 10 }) }),
      ),
    },
    locales: ['zh-cn'],
    solve,
    ...overrides,
  });
}

const planned = ({ candidates }: PlanReport): string[] =>
  candidates.flatMap(({ kind, article: id, person: who }) => (who === null ? [] : [`${who}: ${kind} ${id}`]));
const candidatesFor = ({ candidates }: PlanReport): string[] => candidates.map(({ kind, article: id }) => `${kind} ${id}`);

describe('the work plan', () => {
  test('has the poor article rewritten, for as many readers as its votes and the site’s average tell', () => {
    const { plan } = reportOf(work());
    expect(planned(plan)).toEqual(['lin: rewrite poor']);
    // 25 votes a week, 20 % helpful instead of the site’s 66.7 %; half of the difference is won.
    expect(plan.candidates[0]?.helped).toBeCloseTo(25 * (2 / 3 - 0.2) * 0.5, 6);
    expect(plan).toMatchObject({ state: 'proven', gap: 0, left: 1, unable: 0 });
  });

  test('names what one more hour would add, and what depends on the time it takes', () => {
    const { plan } = reportOf(work());
    const [poor, overdue] = plan.candidates;
    expect(plan.people[0]?.gain).toBeCloseTo(overdue?.value ?? 0, 3);
    expect(poor).toMatchObject({ ifFaster: true, ifSlower: true });
    // Two hours and three quarters fit into two and a half when both take a fifth less.
    expect(overdue).toMatchObject({ kind: 'review', person: null, ifFaster: true, ifSlower: false });
  });

  test('takes the operator’s own hours for a kind of work', () => {
    const { plan } = reportOf(work({ efforts: { review: 0.5 } }));
    expect(planned(plan)).toEqual(['lin: rewrite poor', 'lin: review overdue']);
  });

  test('gives nothing to somebody without the skill or the language, and says that nobody is able', () => {
    for (const overrides of [{ skills: ['invoices'] }, { languages: ['en'] }]) {
      const { plan } = reportOf(work({ people: [person(overrides)] }));
      expect(planned(plan)).toEqual([]);
      expect(plan.unable).toBe(plan.left);
    }
  });

  test('counts a skill in a parent category for its children', () => {
    const { plan } = reportOf(work({ people: [person({ skills: ['orders'], hours: { support: 0, writing: 2 } })] }));
    expect(planned(plan)).toEqual(['lin: rewrite poor']);
  });

  test('proposes to merge two articles that say nearly the same', () => {
    const same = present({ words: 'how a refund is paid back to the card it was paid with, and how long that takes' });
    const articles = ['one', 'two', 'third'].map((id) =>
      article({ id, present: id === 'third' ? present({ words: 'another subject altogether' }) : same }),
    );
    const { plan } = reportOf(
      work({
        articles,
        votes: {
          revisions: articles.map(({ id }) => revision({ article: id, firstSeen: '2026-10-24' })),
          totals: articles.map(({ id }) => votes({ article: id, helpful: id === 'one' ? 90 : 50 })),
        },
      }),
    );
    expect(candidatesFor(plan)).toEqual(['merge two']);
    expect(plan.candidates[0]?.other).toBe('one');
  });

  test('says that nobody has hours for writing, and that there is nothing to do', () => {
    expect(reportOf(work({ people: [] })).plan).toMatchObject({ state: 'nobody', left: 2 });
    expect(reportOf(work({ articles: [], votes: undefined })).plan).toMatchObject({ state: 'nothing', candidates: [] });
  });

  test('writes an issue for each task, in which nothing of a title is markup', () => {
    const hostile = work();
    const articles = hostile.articles.map((one) => ({ ...one, title: '[x](https://evil.example) <img src=x>' }));
    const [issue, ...others] = renderPlanIssues(reportOf({ ...hostile, articles }));
    expect(others).toEqual([]);
    expect(issue?.path).toBe('plan/01-lin-rewrite-poor.md');
    expect(issue?.text.split('\n')[0]).toBe('# 重写： \\[x\\](https://evil.example) &lt;img src=x&gt;');
    expect(issue?.text).toContain('- [ ] ');
  });
});
