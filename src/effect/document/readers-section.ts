import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { dash, numberColumn, proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Section } from '../../reports/document.ts';
import type { Effect } from '../effect-schema.ts';
import { sectionOf, tableOf } from './tables.ts';

/** What readers did with the articles that the change concerns, when a report was given. */
export function readersSection({ reported }: Effect, texts: EffectTexts): Section[] {
  if (reported === null || reported.articles.length === 0) return [];
  const { readers } = texts;
  const { period, articles } = reported;
  const columns = [
    textColumn(texts.article),
    numberColumn(readers.demand),
    numberColumn(readers.helpful),
    proseColumn(readers.shortcomings),
  ];
  const rows = articles.map(({ locale, id, demand, helpful, notHelpful, helpfulness, shortcomings }) => [
    textCell(`${locale}/${id}`),
    textCell(String(Math.round(demand * 10) / 10)),
    textCell(
      helpfulness.state === 'known'
        ? readers.share(percent(helpfulness.share), percent(helpfulness.low), percent(helpfulness.high), helpfulness.n)
        : readers.votes(helpful, helpful + notHelpful),
    ),
    shortcomings.length === 0 ? dash : textCell(shortcomings.join(', ')),
  ]);
  return sectionOf('readers', readers.heading, [tableOf(texts, readers.caption(period.from, period.to), columns, rows)]);
}

function percent(share: number): number {
  return Math.round(100 * share);
}
