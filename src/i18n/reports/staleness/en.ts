import type { staleness as zhCn } from './zh-cn.ts';

/** Strings of the report on reviews, English. */
export const staleness: typeof zhCn = {
  heading: 'Reviews',
  localesCaption: 'Published articles by review',
  locale: 'Language',
  published: 'Published',
  fresh: 'Up to date',
  due: 'Due soon',
  overdue: 'Overdue',
  debt: 'Staleness debt',
  caption: 'All articles by due date',
  empty: 'There are no articles yet.',
  article: 'Article',
  category: 'Category',
  owner: 'Owner',
  state: 'State',
  states: { draft: 'draft', 'in-review': 'in review', published: 'published', archived: 'archived' },
  freshness: { fresh: 'up to date', due: 'due soon', overdue: 'overdue' },
  internal: 'internal',
  reviewed: 'Last review',
  dueOn: 'Due on',
  overdueDays: 'Days overdue',
  demand: 'Demand',
};
