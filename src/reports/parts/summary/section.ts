import type { Share } from '../../../metrics/share.ts';
import type { Block, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import { lowHelpfulness } from '../helpfulness/unhelpful-articles.ts';
import type { SummaryResult } from './schema.ts';

export function summarySection({ summary }: SummaryResult, { strings, number, shareFigure }: Words): Block[] {
  const { published, overdue, stalenessDebt, helpfulness, coverage, notHelpful, failedSearches, gaps } = summary;
  const say = strings.summary;
  return [
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
  ];
}

/** Good or bad only when the whole interval is on that side of the limit. */
function toneOf(share: Share): Tone {
  if (share.state !== 'known') return 'plain';
  if (share.high < lowHelpfulness) return 'bad';
  return share.low >= lowHelpfulness ? 'good' : 'warn';
}
