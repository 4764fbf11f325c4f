import type { Share } from '../../../metrics/share.ts';
import { aside, text } from '../../cells.ts';
import type { Block, Cell, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import { lowHelpfulness } from '../helpfulness/unhelpful-articles.ts';
import { missedOf, type OverviewResults, overviewOf } from './overview.ts';
import type { SummaryResult } from './schema.ts';
import { taskCell } from './task-cell.ts';

/** Tasks that a manager is shown first. */
const firstTasks = 3;

/** What alerts are about that are not among these: nobody has looked at it yet. */
const maxAlertTasks = 2;

export function summarySection(results: OverviewResults, words: Words): Block[] {
  const { strings, number } = words;
  const { tasks } = results.next;
  const say = strings.summary;
  const shown = [
    ...tasks.slice(0, firstTasks),
    ...tasks
      .slice(firstTasks)
      .filter(({ kind }) => kind === 'investigate')
      .slice(0, maxAlertTasks),
  ];
  const left = tasks.length - shown.length;
  return [
    overviewOf(results, words),
    {
      kind: 'steps',
      lists: [
        {
          heading: say.tasks,
          items: [...lookInto(results, words), ...shown.map((task) => taskCell(task, results, words))],
          empty: say.noTasks,
          ...(left > 0 ? { more: { text: say.moreTasks(number(left)), section: 'next' } } : {}),
        },
      ],
    },
    { kind: 'details', summary: say.moreFigures, blocks: [contentFigures(results, words)] },
  ];
}

/** What no article changes: the figure furthest below its target, where it is about the service. */
function lookInto({ summary }: SummaryResult, { strings }: Words): Cell[] {
  const say = strings.summary;
  const [worst] = missedOf(summary.figures);
  if (worst === undefined || !(worst.id in say.lookInto)) return [];
  const { text: what, why } = say.lookInto[worst.id as keyof typeof say.lookInto];
  return [[text(what), aside(why), aside(say.who(strings.alerts.everyone))]];
}

function contentFigures({ summary }: SummaryResult, { strings, number, shareFigure }: Words): Block {
  const { published, overdue, stalenessDebt, helpfulness, gaps } = summary;
  const say = strings.summary;
  return {
    kind: 'figures',
    figures: [
      { label: say.helpfulness, ...shareFigure(helpfulness), note: say.helpfulnessNote, tone: toneOf(helpfulness) },
      {
        label: say.overdue,
        value: number(overdue),
        detail: '',
        note: say.overdueNote(number(published), number(stalenessDebt)),
        tone: overdue > 0 ? 'warn' : 'good',
      },
      { label: say.gaps, value: number(gaps), detail: '', note: say.gapsNote, tone: gaps > 0 ? 'warn' : 'good' },
    ],
  };
}

/** Good or bad only when the whole interval is on that side of the limit. */
function toneOf(share: Share): Tone {
  if (share.state !== 'known') return 'plain';
  if (share.high < lowHelpfulness) return 'bad';
  return share.low >= lowHelpfulness ? 'good' : 'warn';
}
