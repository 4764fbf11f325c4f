import { aside, badge, numberColumn, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Tone } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Words } from '../../words.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { StalenessResult } from './schema.ts';

export function stalenessSection({ articles, staleness }: ArticlesResult & StalenessResult, words: Words): Block[] {
  return [localesTable(staleness, words), articlesTable(articles, words)];
}

function localesTable(
  staleness: StalenessResult['staleness'],
  { strings: { staleness: say }, language, numberCell }: Words,
): Block {
  const labels = [say.published, say.fresh, say.due, say.overdue, say.debt];
  return {
    kind: 'table',
    caption: say.localesCaption,
    columns: [textColumn(say.locale), ...labels.map(numberColumn)],
    rows: staleness.map(({ locale, published, fresh, due, overdue, debt }) => ({
      cells: [textCell(language(locale)), ...[published, fresh, due, overdue, debt].map(numberCell)],
    })),
    empty: say.empty,
  };
}

function articlesTable(articles: readonly ArticleReport[], words: Words): Block {
  const {
    strings: { staleness: say },
    article,
    language,
    label,
    numberCell,
  } = words;
  const texts = [say.article, say.locale, say.category, say.owner, say.state, say.reviewed, say.dueOn];
  const numbers = [say.overdueDays, say.demand, say.debt];
  return {
    kind: 'table',
    caption: say.caption,
    columns: [...texts.map(textColumn), ...numbers.map(numberColumn)],
    ...firstRows(
      byDueDay(articles),
      (one) => ({
        cells: [
          article(one),
          textCell(language(one.locale)),
          textCell(label('categories', one.category)),
          textCell(label('owners', one.owner)),
          stateOf(one, words),
          textCell(one.reviewed),
          textCell(one.freshness?.dueOn ?? '–'),
          numberCell(one.freshness?.overdueDays ?? 0),
          numberCell(one.demand),
          numberCell(one.stalenessDebt),
        ],
      }),
      words,
    ),
    empty: say.empty,
  };
}

/** The freshness of a published article, the state of any other. */
function stateOf({ state, freshness, audience }: ArticleReport, { strings: { staleness: say } }: Words): Cell {
  const cell =
    freshness === null ? badge(say.states[state], 'plain') : badge(say.freshness[freshness.state], toneOf[freshness.state]);
  return audience === 'internal' ? [cell, aside(say.internal)] : [cell];
}

const toneOf = { fresh: 'good', due: 'warn', overdue: 'bad' } as const satisfies Record<string, Tone>;

/** Articles that are not published come last. */
function byDueDay(articles: readonly ArticleReport[]): ArticleReport[] {
  const day = ({ freshness }: ArticleReport): string => freshness?.dueOn ?? '9999-12-31';
  return [...articles].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
