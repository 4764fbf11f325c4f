import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { dash, numberColumn, proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Section, Table } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { countColumns, sectionOf, tableOf } from './tables.ts';

/** Health, reviews and translations of published articles, as far as the content tells; figures that stay are left out. */
export function healthSection(effect: Effect, texts: EffectTexts, locale: string): Section[] {
  const figures = figureRows(effect, texts).filter(([, before, now]) => before !== now);
  return sectionOf('health', texts.health.heading, [
    figures.length > 0 &&
      tableOf(
        texts,
        texts.health.caption,
        countColumns(texts),
        figures.map((row) => row.map(textCell)),
      ),
    effect.health.articles.length > 0 && changedTable(effect, texts, locale),
  ]);
}

function figureRows({ health: { mean }, freshness, translations }: Effect, { health }: EffectTexts): string[][] {
  const sides = ['before', 'after'] as const;
  return [
    [health.mean, ...sides.map((side) => mean[side]?.toFixed(1) ?? '–')],
    [health.reviewed, ...sides.map((side) => String(freshness[side].fresh + freshness[side].due))],
    [health.overdue, ...sides.map((side) => health.overdueDays(freshness[side].overdue, freshness[side].overdueDays))],
    [health.translations, ...sides.map((side) => health.of(translations[side].upToDate, translations[side].expected))],
  ];
}

function changedTable({ health: { articles } }: Effect, texts: EffectTexts, locale: string): Table {
  const { health } = texts;
  const columns = [
    textColumn(texts.article),
    numberColumn(texts.before),
    numberColumn(texts.now),
    proseColumn(health.worse),
    proseColumn(health.better),
  ];
  const names = namesIn(locale);
  const rows = articles.map((article) => [
    textCell(`${article.locale}/${article.id}`),
    textCell(article.before === null ? health.isNew : String(article.before)),
    textCell(String(article.after)),
    article.worse.length === 0 ? dash : textCell(article.worse.map(names).join(', ')),
    article.better.length === 0 ? dash : textCell(article.better.map(names).join(', ')),
  ]);
  return tableOf(texts, health.changed, columns, rows);
}

/** Figures and criteria as the report names them. */
function namesIn(locale: string): (id: string) => string {
  const { figures, changeNames } = stringsFor(locale).reports.health;
  const names: Readonly<Record<string, string>> = { ...changeNames, ...figures };
  return (id) => names[id] ?? id;
}
