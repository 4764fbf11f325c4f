import { comment } from '../feedback/comments/tables.ts';
import { confirmation, count, demand, demandReader, request } from '../feedback/searches/tables.ts';
import { survey } from '../feedback/surveys/tables.ts';
import { ballot, event, folded, revision, settled, tally, total, voteWeek } from '../feedback/votes/tables.ts';
import { bulletin, bulletinTold } from '../questions/bulletins/tables.ts';
import { escalation } from '../questions/escalation/tables.ts';
import { receivedMail } from '../questions/mail/tables.ts';
import { outbox } from '../questions/outbox/tables.ts';
import { question, questionImport, questionStep, questionWord, staffLooking, staffToken } from '../questions/tables.ts';
import { salt, seen } from '../readers/tables.ts';
import { bigint, type Table, table, text } from '../store/table.ts';

/** One row. `doubted_since` and `doubted_at`: first and latest reading of a clock that is not trusted yet. */
export const clock = table({
  name: 'clock',
  columns: {
    name: text(),
    trusted_at: bigint(),
    doubted_since: bigint({ nullable: true }),
    doubted_at: bigint({ nullable: true }),
  },
  primaryKey: ['name'],
});

/** The health check writes here, so that it fails when a vote would fail. */
const probe = table({
  name: 'probe',
  columns: { name: text(), filler: text() },
  primaryKey: ['name'],
});

/** Every table of the database; exports list them in this order. */
export const tables: readonly Table[] = [
  revision,
  event,
  ballot,
  total,
  voteWeek,
  settled,
  tally,
  folded,
  comment,
  survey,
  question,
  questionStep,
  questionWord,
  outbox,
  bulletin,
  bulletinTold,
  escalation,
  receivedMail,
  questionImport,
  staffToken,
  staffLooking,
  demand,
  demandReader,
  confirmation,
  count,
  request,
  seen,
  salt,
  clock,
  probe,
];

export const exportedTables: readonly Table[] = tables.filter((each) => each.export !== undefined);

/** Names of the tables that a backup copies without their rows. */
export const ephemeralTables: readonly string[] = tables.filter(({ isEphemeral }) => isEphemeral).map(({ name }) => name);
