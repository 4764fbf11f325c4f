import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Section } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { questionsTable } from './questions-table.ts';
import { sectionOf, tableOf } from './tables.ts';

/** What needs a decision before the change is published. */
export function toFixSection({ search, findings: { introduced }, missingRedirects }: Effect, texts: EffectTexts): Section[] {
  const { toFix } = texts;
  const lost = search?.lost ?? [];
  const rows = introduced.map(({ file, line, rule, message }) => [
    textCell(`${file}:${line}`),
    textCell(rule),
    textCell(message),
  ]);
  return sectionOf('to-fix', toFix.heading, [
    lost.length > 0 && questionsTable(texts, toFix.lost, lost),
    missingRedirects.length > 0 && { kind: 'list', items: missingRedirects.map(toFix.redirect) },
    rows.length > 0 &&
      tableOf(texts, toFix.findings, [textColumn(toFix.where), textColumn(toFix.rule), proseColumn(toFix.what)], rows),
  ]);
}
