import type { pages as zhCn } from './zh-cn.ts';

/** Strings around the reports: their list, links and tables, English. */
export const pages: typeof zhCn = {
  name: 'Reports',
  all: 'All reports',
  groups: {
    start: 'Start here',
    act: 'What to do',
    goals: 'How it is going',
    needs: 'What learners need',
    articles: 'Articles',
    method: 'Method',
  },
  back: 'Overview',
  none: 'There is no report yet. Write one with the command below, then build the internal edition again:',
  unreadable:
    'The report cannot be read: another version wrote it, or the file is damaged. Write it again, then build the internal edition again:',
  edit: 'Edit',
  editArticle: (title) => `Edit: ${title}`,
  sorting: {
    ascending: (column) => `Sorted by ${column}, ascending`,
    descending: (column) => `Sorted by ${column}, descending`,
    unsorted: 'Back in the original order',
  },
};
