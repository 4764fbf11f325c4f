import type { Block, Cell, Column, Section, Tone } from '../document.ts';
import type { ArticleReport, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function stalenessSection(report: Report, words: Words): Section {
  return {
    id: 'staleness',
    heading: words.strings.staleness.heading,
    blocks: [localesTable(report, words), articlesTable(report, words)],
  };
}

function localesTable({ staleness }: Report, { strings: { staleness: say }, language, number }: Words): Block {
  const labels = [say.published, say.fresh, say.due, say.overdue, say.debt];
  return {
    kind: 'table',
    caption: say.localesCaption,
    columns: [{ label: say.locale, kind: 'text' }, ...labels.map((label): Column => ({ label, kind: 'number' }))],
    rows: staleness.map(({ locale, published, fresh, due, overdue, debt }) => ({
      cells: [[text(language(locale))], ...[published, fresh, due, overdue, debt].map((value): Cell => [text(number(value))])],
    })),
    empty: say.empty,
  };
}

function articlesTable({ articles }: Report, words: Words): Block {
  const {
    strings: { staleness: say },
    article,
    language,
    label,
    number,
  } = words;
  const texts = [say.article, say.locale, say.category, say.owner, say.state, say.reviewed, say.dueOn];
  const numbers = [say.overdueDays, say.demand, say.debt];
  return {
    kind: 'table',
    caption: say.caption,
    columns: [
      ...texts.map((name): Column => ({ label: name, kind: 'text' })),
      ...numbers.map((name): Column => ({ label: name, kind: 'number' })),
    ],
    rows: byDueDay(articles).map((one) => ({
      cells: [
        article(one),
        [text(language(one.locale))],
        [text(label('categories', one.category))],
        [text(label('owners', one.owner))],
        stateOf(one, words),
        [text(one.reviewed)],
        [text(one.freshness?.dueOn ?? '–')],
        [text(number(one.freshness?.overdueDays ?? 0))],
        [text(number(one.demand))],
        [text(number(one.stalenessDebt))],
      ],
    })),
    empty: say.empty,
  };
}

/** A published article shows how fresh it is; the others their state. */
function stateOf({ state, freshness, audience }: ArticleReport, { strings: { staleness: say } }: Words): Cell {
  const badge: Cell =
    freshness === null
      ? [{ kind: 'badge', text: say.states[state], tone: 'plain' }]
      : [{ kind: 'badge', text: say.freshness[freshness.state], tone: toneOf[freshness.state] }];
  return audience === 'internal' ? [...badge, { kind: 'aside', text: say.internal }] : badge;
}

const toneOf = { fresh: 'good', due: 'warn', overdue: 'bad' } as const satisfies Record<string, Tone>;

/** What is not published comes last. */
function byDueDay(articles: readonly ArticleReport[]): ArticleReport[] {
  const day = ({ freshness }: ArticleReport): string => freshness?.dueOn ?? '9999-12-31';
  return [...articles].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
