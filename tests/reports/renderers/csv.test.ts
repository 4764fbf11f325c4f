import { describe, expect, test } from 'vitest';
import { maxRows } from '../../../src/reports/first-rows.ts';
import type { ReportInput } from '../../../src/reports/input.ts';
import { renderCsv } from '../../../src/reports/renderers/csv.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, input, said, votes, words } from '../builders.ts';

/** Tables by name, each a list of lists of cells, its head first. */
function tables(overrides: Partial<ReportInput>): Record<string, string[][]> {
  const files = renderCsv(reportOf(input(overrides)));
  return Object.fromEntries(files.map(({ path, text }) => [path.replace(/^csv\/|\.csv$/g, ''), parse(text)]));
}

/** RFC 4180 as a spreadsheet reads it. */
function parse(text: string): string[][] {
  expect(text.startsWith('\ufeff')).toBe(true);
  return text
    .slice(1)
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain = '']) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"'),
      ),
    );
}

const cell = (table: string[][] | undefined, column: string, row = 1): string | undefined =>
  table?.[row]?.[table[0]?.indexOf(column) ?? -1];

describe('the report as CSV', () => {
  test('has every table with its columns, also without anything to say', () => {
    const empty = tables({ articles: [], votes: undefined, comments: undefined, surveys: undefined });
    for (const [name, rows] of Object.entries(empty)) expect([name, rows[0]?.length]).toEqual([name, expect.any(Number)]);
    expect(empty['comments']).toEqual([['locale', 'id', 'day', 'text', 'reason', 'vote', 'isStaff', 'isPresentText']]);
    expect(empty['survey-weeks']?.slice(1).map(([from]) => from)).toEqual([
      '2026-10-24',
      '2026-10-31',
      '2026-11-07',
      '2026-11-14',
    ]);
  });

  test('has one cell for each column in every row, and plain numbers', () => {
    const given = tables({
      articles: [article(), article({ id: 'draft', state: 'draft' })],
      votes: { totals: [votes({ helpful: 1_234, notHelpful: 66 })], revisions: [] },
      comments: { counts: [said({ reason: 'not-true', n: 7 })], texts: [words()] },
    });
    for (const [name, rows] of Object.entries(given))
      for (const row of rows) expect([name, row.length]).toEqual([name, rows[0]?.length]);
    expect(cell(given['articles'], 'current.learners.helpful')).toBe('1234');
    expect(cell(given['articles'], 'freshness.dueOn', 2)).toBe('');
    expect(cell(given['reasons'], 'share.share')).toBe('1');
    expect(cell(given['reasons'], 'mostOn.id')).toBe('refund-a-course');
  });

  test.each(['=HYPERLINK("https://evil.example","x")', '+1', '-1+cmd|calc', '@SUM(A1)', '\t=1', '＝1', ' =1'])(
    'lets no spreadsheet take “%s” for a formula, nor break out of its cell',
    (text) => {
      const given = tables({
        articles: [article({ title: text })],
        comments: { counts: [], texts: [words({ text: `${text}", "x` })] },
      });
      expect(cell(given['articles'], 'title')).toBe(`'${text}`);
      expect(cell(given['comments'], 'text')).toBe(`'${text}", "x`);
    },
  );

  test('is whole where a page shows the first rows only', () => {
    const articles = Array.from({ length: maxRows + 2 }, (_, index) => article({ id: `a${index}` }));
    expect(tables({ articles })['articles']).toHaveLength(maxRows + 3);
  });
});
