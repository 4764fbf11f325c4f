import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { dash, proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Table } from '../../reports/document.ts';
import type { QuestionEffect } from '../effect-schema.ts';
import { tableOf } from './tables.ts';

/** Questions with their places before and now, and what is found before their article. */
export function questionsTable(texts: EffectTexts, caption: string, questions: readonly QuestionEffect[]): Table {
  const { search } = texts;
  const place = (rank: number | null): string => {
    if (rank === null) return search.notAsked;
    return rank === 0 ? search.notFound : search.place(rank);
  };
  const columns = [
    proseColumn(search.question),
    textColumn(texts.article),
    textColumn(texts.before),
    textColumn(texts.now),
    proseColumn(search.ahead),
  ];
  const rows = questions.map(({ locale, article, question, before, after, first }) => [
    textCell(question),
    textCell(`${locale}/${article}`),
    textCell(place(before)),
    textCell(place(after)),
    first.length === 0 ? dash : textCell(first.join(', ')),
  ]);
  return tableOf(texts, caption, columns, rows);
}
