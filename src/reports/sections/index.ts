import type { Block, ReportDocument, Section } from '../document.ts';
import type { Report } from '../report-schema.ts';
import { type Words, wordsFor } from '../words.ts';
import { commentsSection } from './comments.ts';
import { coverageSection } from './coverage.ts';
import { findabilitySection } from './findability.ts';
import { gapsSection } from './gaps.ts';
import { helpfulnessSection } from './helpfulness.ts';
import { methodSection } from './method.ts';
import { nextSection } from './next.ts';
import { questionsSection } from './questions.ts';
import { searchesSection } from './searches.ts';
import { stalenessSection } from './staleness.ts';
import { summarySection } from './summary.ts';
import { surveysSection } from './surveys.ts';

/** What matters first, how it was reckoned last. */
const sections: readonly ((report: Report, words: Words) => Section)[] = [
  summarySection,
  nextSection,
  coverageSection,
  gapsSection,
  searchesSection,
  questionsSection,
  findabilitySection,
  helpfulnessSection,
  commentsSection,
  surveysSection,
  stalenessSection,
  methodSection,
];

/** The whole report in the words of one locale. */
export function documentOf(report: Report, locale: string): ReportDocument {
  const words = wordsFor(report, locale);
  const { strings } = words;
  const { today, period, votes, findings } = report;
  const name = report.site.name[locale] ?? report.site.name[report.locales[0] ?? locale] ?? 'Jieda';
  return {
    locale,
    lang: words.lang,
    title: strings.title(name),
    subtitle: [strings.asOf(today), ...(period.from === null ? [] : [strings.votesSince(period.from)])].join(' · '),
    notices: [
      ...(votes.recorded ? [] : [strings.noStore]),
      ...(findings.error > 0 ? [strings.contentErrors(words.number(findings.error))] : []),
    ],
    sections: sections
      .map((section) => section(report, words))
      .map((section) => ({ ...section, blocks: section.blocks.map((block) => shorten(block, words)) })),
  };
}

/** Rows of one table on a page. Ten thousand articles would make a page of 20 MB that no phone opens. */
export const MOST_ROWS = 500;

function shorten(block: Block, { strings, number }: Words): Block {
  if (block.kind !== 'table' || block.rows.length <= MOST_ROWS) return block;
  const more = strings.moreRows(number(block.rows.length - MOST_ROWS));
  return { ...block, rows: block.rows.slice(0, MOST_ROWS), more };
}
