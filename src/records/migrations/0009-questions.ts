import { questionStep, questionWord, staffToken } from '../../questions/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

export const questions: Migration = {
  version: 9,
  name: 'questions',
  statements: [
    `CREATE TABLE question (
      id TEXT NOT NULL PRIMARY KEY,
      request TEXT UNIQUE,
      reference TEXT UNIQUE,
      locale TEXT NOT NULL,
      edition TEXT NOT NULL,
      channel TEXT NOT NULL,
      kind TEXT NOT NULL,
      category TEXT,
      product TEXT,
      severity TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      assignee TEXT,
      article TEXT,
      linked TEXT,
      customer TEXT,
      outcome TEXT,
      received_at BIGINT NOT NULL,
      due_at BIGINT,
      call_back_at BIGINT,
      classified_at BIGINT,
      assigned_at BIGINT,
      answered_at BIGINT,
      resolved_at BIGINT,
      rated_at BIGINT,
      touched_at BIGINT NOT NULL,
      replies INTEGER NOT NULL DEFAULT 0,
      reopened INTEGER NOT NULL DEFAULT 0,
      handling_minutes INTEGER NOT NULL DEFAULT 0,
      trust INTEGER NOT NULL,
      erased_at BIGINT,
      sealed TEXT
    )`,
    'CREATE INDEX question_state ON question (state, due_at)',
    'CREATE INDEX question_received ON question (received_at)',
    'CREATE INDEX question_customer ON question (customer)',
    'CREATE INDEX question_touched ON question (touched_at)',
    ...[questionStep, questionWord, staffToken].flatMap((each) => createTable(each)),
  ],
};
