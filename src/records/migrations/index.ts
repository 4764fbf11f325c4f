import { votes } from './0001-votes.ts';
import { probe } from './0002-probe.ts';
import { demand } from './0003-demand.ts';
import { fairness } from './0004-fairness.ts';
import { comments } from './0005-comments.ts';
import { clock } from './0006-clock.ts';
import { shares } from './0007-shares.ts';
import { confirmations } from './0008-confirmations.ts';
import { questions } from './0009-questions.ts';
import { wordsOut } from './0010-outbox.ts';
import { imports } from './0011-imports.ts';
import { walks } from './0012-walks.ts';
import { bulletins } from './0013-bulletins.ts';
import { voteWeeks } from './0014-vote-weeks.ts';
import { callBacks } from './0015-call-backs.ts';
import { outcomes } from './0016-outcomes.ts';
import type { Migration } from './migration.ts';

/**
 * Every schema change in order, for databases that an older engine created. A released migration is never
 * edited: add the next one. A new table is `{ version, name, statements: createTable(question) }`; before its
 * description changes for the first time, replace `createTable` there by the SQL that was released.
 */
export const migrations: readonly Migration[] = [
  votes,
  probe,
  demand,
  fairness,
  comments,
  clock,
  shares,
  confirmations,
  questions,
  wordsOut,
  imports,
  walks,
  bulletins,
  voteWeeks,
  callBacks,
  outcomes,
];
