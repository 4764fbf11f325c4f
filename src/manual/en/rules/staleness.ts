import type { AdviceOn } from '../../advice.ts';

export const stalenessRules: AdviceOn<'staleness'> = {
  'staleness/due': {
    summary: 'No review is due within the next 14 days.',
    why: 'Two weeks’ notice lets you plan the review before learners read something out of date.',
    fix: 'Read the whole article against the service as it is now, correct it, and set reviewed to that day. Until the day itself this is only a note.',
    example: {
      wrong: `# Refunds are reviewed every 90 days; today is 2026-11-20
reviewed: 2026-08-30`,
      right: `# After reading it and finding it correct
reviewed: 2026-11-20`,
    },
  },
  'staleness/overdue': {
    summary: 'No review is overdue.',
    why: 'Prices, deadlines and names of buttons may have changed since, and learners would follow them in vain.',
    fix: 'Read the whole article against the service as it is now, correct it, and set reviewed to that day. The interval is reviewEvery of the article, else that of its category; for what hardly changes it may be up to 1825 days. Set state to archived if nobody needs the article any more.',
    example: {
      wrong: `# Refunds are reviewed every 90 days; today is 2026-11-20
reviewed: 2026-06-01`,
      right: `# After reading it and finding it correct
reviewed: 2026-11-20`,
    },
  },
  'staleness/future': {
    summary: 'Review dates are not in the future.',
    why: 'reviewed is the day on which someone read the article, and nobody has read it tomorrow. A date in the future hides that it is overdue.',
    fix: 'Use the day of the last review; look for a wrong year or month. To review it later, set reviewEvery instead. If the date is right, check the environment variable KB_TODAY and the computer’s clock.',
    example: {
      wrong: `# Today is 2026-11-20
reviewed: 2027-11-03`,
      right: 'reviewed: 2026-11-03',
    },
  },
  'staleness/bulk-bump': {
    summary: 'No more than 15 articles of a language were reviewed on the same day.',
    why: 'Nobody reads 16 articles with care in a day. Dates changed without reading leave outdated text in front of learners, and nothing reminds you again.',
    fix: 'Give this date only to articles that were really read, and the others their old one. Spread a large review over several days.',
  },
};
