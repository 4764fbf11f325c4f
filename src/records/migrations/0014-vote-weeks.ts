import { voteWeek } from '../../feedback/votes/tables.ts';
import { addToWeeks, counted } from '../../feedback/votes/weekly.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

/** Settled votes by week. */
export const voteWeeks: Migration = {
  version: 14,
  name: 'vote-weeks',
  statements: [...createTable(voteWeek), addToWeeks(counted.added, 'ballot < (SELECT horizon FROM settled)')],
};
