import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { dash, numberColumn, proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Cell, Section } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { sectionOf, tableOf } from './tables.ts';

/** The articles that are new, changed or gone, with their weight. */
export function articlesSection({ articles: { added, changed, removed } }: Effect, texts: EffectTexts): Section[] {
  const { articles } = texts;
  const rows: Cell[][] = [
    ...added.map(({ title, file }) => [textCell(articles.added), textCell(title), textCell(file), dash, dash, dash]),
    ...changed.map(({ title, file, bytes, mediaBytes, isNewEpoch }) => [
      textCell(articles.changed),
      textCell(title),
      textCell(file),
      textCell(change(bytes)),
      mediaBytes.before + mediaBytes.after === 0 ? dash : textCell(change(mediaBytes)),
      textCell(isNewEpoch ? articles.startOver : articles.stillCount),
    ]),
    ...removed.map(({ title, file }) => [textCell(articles.removed), textCell(title), textCell(file), dash, dash, dash]),
  ];
  const columns = [
    textColumn(''),
    proseColumn(texts.article),
    textColumn(articles.file),
    numberColumn(articles.text),
    numberColumn(articles.media),
    textColumn(articles.votes),
  ];
  return sectionOf('articles', articles.heading, [rows.length > 0 && tableOf(texts, articles.caption, columns, rows)]);
}

function change({ before, after }: { before: number; after: number }): string {
  return kilobytes(before) === kilobytes(after) ? kilobytes(after) : `${kilobytes(before)} → ${kilobytes(after)}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
