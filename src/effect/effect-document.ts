import { stringsFor } from '../i18n/strings.ts';
import { dash, numberColumn, proseColumn, text, textCell, textColumn } from '../reports/cells.ts';
import type { Block, Cell, ReportDocument, Section, Table } from '../reports/document.ts';
import type { Effect, QuestionEffect, SearchEffect } from './effect-schema.ts';
import { isWithoutEffect } from './is-without-effect.ts';

type EffectDocument = Omit<ReportDocument, 'locale' | 'lang'>;

/** Longer tables are cut in a comment, which few read to the end; `--json` has all rows. */
const maxRows = 20;

/** An effect in the form people read: what to fix first, then what was won, then what else is different. */
export function effectDocument(effect: Effect): EffectDocument {
  const { ref, commit } = effect.base;
  const subtitle = `Compared with ${ref} (${commit.slice(0, 7)}).`;
  const title = 'Effect of this change';
  const notices = effect.search === null ? ['Search was not compared: the content has errors, or had them before.'] : [];
  if (isWithoutEffect(effect)) return { title, subtitle, notices, sections: [section('nothing', 'Nothing is different', [])] };
  return {
    title,
    subtitle,
    notices,
    sections: [
      toFix(effect),
      ...(effect.search === null ? [] : [searchSection(effect.search)]),
      articlesSection(effect.articles),
      healthSection(effect),
      readersSection(effect),
      elsewhere(effect),
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

/** What needs a decision before the change is published. */
function toFix({ search, findings: { introduced }, missingRedirects }: Effect): Section {
  const blocks: Block[] = [];
  if (search !== null && search.lost.length > 0)
    blocks.push(questionsTable('Questions whose article is no longer found, or not found at all', search.lost));
  if (missingRedirects.length > 0)
    blocks.push({
      kind: 'list',
      items: missingRedirects.map((url) => `${url} leads nowhere: add it to redirectFrom of the article that answers now.`),
    });
  if (introduced.length > 0)
    blocks.push(
      table(
        'New findings',
        [textColumn('Where'), textColumn('Rule'), proseColumn('What')],
        introduced.map(({ file, line, rule, message }) => [textCell(`${file}:${line}`), textCell(rule), textCell(message)]),
      ),
    );
  return section('to-fix', 'To fix', blocks);
}

function searchSection({ totals, won, fellBehind, rivals, textAlone }: SearchEffect): Section {
  const { before, after } = totals;
  const { questions, found } = textAlone;
  const blocks: Block[] = [
    table(
      'Questions of all articles',
      [textColumn(''), numberColumn('Before'), numberColumn('Now')],
      [
        ['Asked', before.questions, after.questions],
        ['Found among the first three', before.found, after.found],
        ['Found first', before.first, after.first],
        ...(questions === 0
          ? []
          : [[`Of ${questions} of changed articles, found by title, summary and text alone`, found.before, found.after]]),
      ].map((cells) => cells.map((cell) => textCell(String(cell)))),
    ),
  ];
  if (won.length > 0) blocks.push(questionsTable('Questions won', won));
  if (textAlone.lost.length > 0)
    blocks.push(questionsTable('Found only by their exact phrasing now: the text no longer has their words', textAlone.lost));
  if (textAlone.won.length > 0) blocks.push(questionsTable('Found by the text alone now', textAlone.won));
  if (fellBehind.length > 0) blocks.push(questionsTable('No longer first, but among the first three', fellBehind));
  if (rivals.length > 0)
    blocks.push(
      table(
        'Articles that newly compete',
        [textColumn('Article'), textColumn('Found before it now'), proseColumn('For')],
        rivals.map(({ locale, article, rival, questions }) => [
          textCell(`${locale}/${article}`),
          textCell(rival),
          textCell(questions.join(' · ')),
        ]),
      ),
    );
  return section('search', 'Search', blocks);
}

function articlesSection({ added, removed, changed }: Effect['articles']): Section {
  const rows: Cell[][] = [
    ...added.map(({ title, file }) => [textCell('New'), textCell(title), textCell(file), dash, dash, dash]),
    ...changed.map(({ title, file, bytes, mediaBytes, isNewEpoch }) => [
      textCell('Changed'),
      textCell(title),
      textCell(file),
      textCell(change(bytes)),
      textCell(change(mediaBytes)),
      isNewEpoch ? textCell('start over: most of the text is new') : textCell('still count'),
    ]),
    ...removed.map(({ title, file }) => [textCell('Gone'), textCell(title), textCell(file), dash, dash, dash]),
  ];
  const columns = [
    textColumn(''),
    proseColumn('Article'),
    textColumn('File'),
    numberColumn('Text, compressed'),
    numberColumn('Pictures and files'),
    textColumn('Earlier votes'),
  ];
  return section(
    'articles',
    'Articles',
    rows.length === 0 ? [] : [table('What readers gain, lose and find changed', columns, rows)],
  );
}

function healthSection({ health, freshness, translations }: Effect): Section {
  const counts = [textColumn(''), numberColumn('Before'), numberColumn('Now')];
  const figures = (['before', 'after'] as const).map((side) => ({
    mean: health.mean[side],
    ...freshness[side],
    ...translations[side],
  }));
  const lines: [string, (figure: (typeof figures)[number]) => string][] = [
    ['Health of published articles, mean of 100', ({ mean }) => (mean === null ? '–' : mean.toFixed(1))],
    ['Articles with a review that holds', ({ fresh, due }) => String(fresh + due)],
    ['Articles overdue, days in all', ({ overdue, overdueDays }) => `${overdue} (${overdueDays})`],
    ['Translations up to date', ({ upToDate, expected }) => `${upToDate} of ${expected}`],
  ];
  const rows = lines.map(([label, of]) => [label, ...figures.map(of)].map((cell) => textCell(cell)));
  const changed = health.articles.map(({ locale, id, before, after, worse, better }) => [
    textCell(`${locale}/${id}`),
    textCell(before === null ? 'new' : String(before)),
    textCell(String(after)),
    worse.length === 0 ? dash : textCell(worse.map(nameOf).join(', ')),
    better.length === 0 ? dash : textCell(better.map(nameOf).join(', ')),
  ]);
  return section('health', 'Health, reviews and translations', [
    table('What the content alone tells, without votes', counts, rows),
    ...(changed.length === 0
      ? []
      : [
          table(
            'Articles whose health is different',
            [textColumn('Article'), numberColumn('Before'), numberColumn('Now'), proseColumn('Worse'), proseColumn('Better')],
            changed,
          ),
        ]),
  ]);
}

/** A figure or a criterion, as the report names it. */
function nameOf(id: string): string {
  const { figures, changeNames } = stringsFor('en').reports.health;
  return { ...changeNames, ...figures }[id as keyof typeof figures] ?? id;
}

function readersSection({ reported }: Effect): Section {
  if (reported === null) return section('readers', 'Readers', []);
  const { period, articles } = reported;
  return section(
    'readers',
    'Readers',
    articles.length === 0
      ? []
      : [
          table(
            `What readers did with these articles ${period.from === null ? 'until' : `from ${period.from} to`} ${period.to}`,
            [textColumn('Article'), numberColumn('Demand'), numberColumn('Helpful'), proseColumn('Falls short')],
            articles.map(({ locale, id, demand, helpful, notHelpful, helpfulness, shortcomings }) => [
              textCell(`${locale}/${id}`),
              textCell(String(Math.round(demand * 10) / 10)),
              textCell(helpfulness.state === 'known' ? shareText(helpfulness) : `${helpful} of ${helpful + notHelpful} votes`),
              shortcomings.length === 0 ? dash : textCell(shortcomings.join(', ')),
            ]),
          ),
        ],
  );
}

function shareText({ share, low, high, n }: { share: number; low: number; high: number; n: number }): string {
  const percent = (value: number): string => `${Math.round(100 * value)} %`;
  return `${percent(share)} (${percent(low)} to ${percent(high)}), n = ${n}`;
}

function elsewhere({ coverage, debts, findings: { fixed } }: Effect): Section {
  const blocks: Block[] = [];
  const counts = [textColumn(''), numberColumn('Before'), numberColumn('Now')];
  if (coverage.length > 0)
    blocks.push(
      table(
        'Published articles by category',
        counts,
        coverage.map(({ locale, category, before, after }) => [
          textCell(`${category} (${locale})`),
          textCell(String(before)),
          textCell(String(after)),
        ]),
      ),
    );
  if (debts.length > 0)
    blocks.push(
      table(
        'Reviews and translations',
        counts,
        debts.map(({ rule, before, after }) => [textCell(rule), textCell(String(before)), textCell(String(after))]),
      ),
    );
  if (fixed.length > 0)
    blocks.push(
      table(
        'Findings that are gone',
        [textColumn('Where'), textColumn('Rule'), proseColumn('What')],
        fixed.map(({ file, rule, message }) => [textCell(file), textCell(rule), textCell(message)]),
      ),
    );
  return section('elsewhere', 'Coverage and debts', blocks);
}

function questionsTable(caption: string, questions: readonly QuestionEffect[]): Table {
  const columns = [
    proseColumn('Question'),
    textColumn('Article'),
    textColumn('Before'),
    textColumn('Now'),
    proseColumn('Found before it'),
  ];
  return table(
    caption,
    columns,
    questions.map(({ locale, article, question, before, after, first }) => [
      textCell(question),
      textCell(`${locale}/${article}`),
      [text(place(before))],
      [text(place(after))],
      first.length === 0 ? dash : textCell(first.join(', ')),
    ]),
  );
}

function place(rank: number | null): string {
  if (rank === null) return 'not asked';
  return rank === 0 ? 'not found' : `result ${rank}`;
}

function table(caption: string, columns: Table['columns'], rows: readonly Cell[][]): Table {
  const left = rows.length - maxRows;
  return {
    kind: 'table',
    caption,
    columns,
    rows: rows.slice(0, maxRows).map((cells) => ({ cells })),
    empty: 'None.',
    ...(left > 0 && { more: `${left} more; --json has all.` }),
  };
}

function section(id: string, heading: string, blocks: Block[]): Section {
  return { id, heading, blocks };
}

function change({ before, after }: { before: number; after: number }): string {
  return kilobytes(before) === kilobytes(after) ? kilobytes(after) : `${kilobytes(before)} → ${kilobytes(after)}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
