import type { Share } from '../../metrics/share.ts';
import type { Section, Tone } from '../document.ts';
import { LOW_HELPFULNESS } from '../helpfulness.ts';
import type { Report } from '../report-schema.ts';
import type { Words } from '../words.ts';

export function summarySection({ summary }: Report, { strings, number, shareFigure }: Words): Section {
  const { published, overdue, stalenessDebt, helpfulness, coverage, notHelpful, failedSearches, gaps } = summary;
  const say = strings.summary;
  return {
    id: 'summary',
    heading: say.heading,
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: say.helpfulness, ...shareFigure(helpfulness), note: say.helpfulnessNote, tone: toneOf(helpfulness) },
          {
            label: say.coverage,
            ...shareFigure(coverage),
            note: say.coverageNote(number(failedSearches), number(notHelpful)),
            tone: toneOf(coverage),
          },
          {
            label: say.overdue,
            value: number(overdue),
            detail: '',
            note: say.overdueNote(number(published), number(stalenessDebt)),
            tone: overdue > 0 ? 'warn' : 'good',
          },
          { label: say.gaps, value: number(gaps), detail: '', note: say.gapsNote, tone: gaps > 0 ? 'warn' : 'good' },
        ],
      },
    ],
  };
}

/** Bad and good only where the whole interval says so. */
function toneOf(share: Share): Tone {
  if (share.state !== 'known') return 'plain';
  if (share.high < LOW_HELPFULNESS) return 'bad';
  return share.low >= LOW_HELPFULNESS ? 'good' : 'warn';
}
