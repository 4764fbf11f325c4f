import type { Block, ReportDocument } from './document.ts';
import { firstRows, maxRows } from './first-rows.ts';
import type { SectionId } from './part.ts';
import { parts } from './parts/index.ts';
import type { Report } from './report-schema.ts';
import { groupOf } from './section-groups.ts';
import { type ArticleLinks, type Words, wordsFor } from './words.ts';

const sections: readonly { id: SectionId; section: (report: Report, words: Words) => Block[] }[] = parts.filter(
  (part) => 'section' in part,
);

/**
 * The report in the words of one locale.
 *
 * @param links when left out, those that lead somewhere from anywhere
 */
export function documentOf(report: Report, locale: string, links?: ArticleLinks): ReportDocument {
  const words = wordsFor(report, locale, links);
  const { strings } = words;
  const { today, period, votes, findings, searches, simulated } = report;
  const name = report.site.name[locale] ?? report.site.name[report.locales[0] ?? locale] ?? 'Jieda';
  return {
    locale,
    lang: words.lang,
    title: simulated === null ? strings.title(name) : strings.simulatedTitle(strings.title(name)),
    subtitle: [
      strings.weekSpan(searches.period.from, searches.period.to),
      strings.asOf(today),
      ...(period.from === null ? [] : [strings.votesSince(period.from)]),
    ].join(' · '),
    notices: [
      ...(simulated === null ? [] : [strings.simulated(String(simulated.seed), words.number(simulated.weeks))]),
      ...(votes.recorded ? [] : [strings.noStore]),
      ...(votes.aheadOfClock === null ? [] : [strings.clockBehind(votes.aheadOfClock, today)]),
      ...(findings.error > 0 ? [strings.contentErrors(words.number(findings.error))] : []),
    ],
    sections: sections.map(({ id, section }) => ({
      id,
      heading: strings[id].heading,
      group: strings.pages.groups[groupOf[id]],
      blocks: section(report, words).map((block) => shorten(block, words)),
    })),
  };
}

function shorten(block: Block, words: Words): Block {
  if (block.kind === 'chart') return { ...block, table: { ...block.table, rows: block.table.rows.slice(0, maxRows) } };
  return block.kind === 'table' ? { ...block, ...firstRows(block.rows, (row) => row, words) } : block;
}
