import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { numberColumn, textColumn } from '../../reports/cells.ts';
import type { Block, Cell, Column, Section, Table } from '../../reports/document.ts';

/** Longer tables are cut in a comment, which few read to the end; `--json` has all rows. */
const maxRows = 20;

export function tableOf(texts: EffectTexts, caption: string, columns: Column[], rows: readonly Cell[][]): Table {
  const left = rows.length - maxRows;
  return {
    kind: 'table',
    caption,
    columns,
    rows: rows.slice(0, maxRows).map((cells) => ({ cells })),
    empty: texts.none,
    ...(left > 0 && { more: texts.more(left) }),
  };
}

/** Columns of a table that counts what was and what is. */
export function countColumns({ before, now }: EffectTexts): Column[] {
  return [textColumn(''), numberColumn(before), numberColumn(now)];
}

/** No section at all when there is nothing to say. */
export function sectionOf(id: string, heading: string, blocks: readonly (Block | false)[]): Section[] {
  const shown = blocks.filter((block) => block !== false);
  return shown.length === 0 ? [] : [{ id, heading, blocks: shown }];
}
