import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Section } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { countColumns, sectionOf, tableOf } from './tables.ts';

/** Coverage, debts, and the findings that are gone. */
export function elsewhereSection({ coverage, debts, findings: { fixed } }: Effect, texts: EffectTexts): Section[] {
  const { elsewhere, toFix } = texts;
  const counts = countColumns(texts);
  const ofCategories = coverage.map(({ locale, category, before, after }) => [`${category} (${locale})`, before, after]);
  const ofRules = debts.map(({ rule, before, after }) => [rule, before, after]);
  const asCells = (rows: readonly (readonly (string | number)[])[]) =>
    rows.map((row) => row.map((cell) => textCell(String(cell))));
  return sectionOf('elsewhere', elsewhere.heading, [
    coverage.length > 0 && tableOf(texts, elsewhere.coverage, counts, asCells(ofCategories)),
    debts.length > 0 && tableOf(texts, elsewhere.debts, counts, asCells(ofRules)),
    fixed.length > 0 &&
      tableOf(
        texts,
        elsewhere.fixed,
        [textColumn(toFix.where), textColumn(toFix.rule), proseColumn(toFix.what)],
        asCells(fixed.map(({ file, rule, message }) => [file, rule, message])),
      ),
  ]);
}
