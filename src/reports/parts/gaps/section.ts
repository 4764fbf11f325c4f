import { dash, numberColumn, proseColumn, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import type { Gap } from './schema.ts';

export function gapsSection({ coverage }: CoverageResult, words: Words): Block[] {
  const {
    strings: { gaps: say },
    label,
    language,
    numberCell,
    severityCell,
  } = words;
  return [
    {
      kind: 'table',
      caption: say.caption,
      columns: [
        textColumn(say.kind),
        textColumn(say.locale),
        textColumn(say.category),
        proseColumn(say.article),
        numberColumn(say.demand),
        textColumn(say.severity),
      ],
      rows: coverage.gaps.map((gap) => ({
        cells: [
          textCell(say.kinds[gap.kind]),
          textCell(language(gap.locale)),
          gap.category === null ? dash : textCell(label('categories', gap.category)),
          subjectOf(gap, words),
          numberCell(gap.demand),
          severityCell(gap.severity),
        ],
      })),
      empty: say.empty,
    },
  ];
}

/** The question, or the original of a missing translation. */
function subjectOf(gap: Gap, { article, defaultLocale, quote }: Words): Cell {
  if (gap.kind === 'unanswered-question') return [quote(gap.question, gap.locale)];
  return gap.article === null ? dash : article({ locale: defaultLocale ?? gap.locale, id: gap.article });
}
