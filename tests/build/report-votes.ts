import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { makeRevisionsFile } from '../../src/edition/revisions-file.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import type { RevisionsFile } from '../../src/knowledge/revision.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { arrival, countingRandom, hourMs } from '../feedback/builders.ts';
import type { ContentCopy } from '../support/content-copy.ts';
import { runScript } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';

const dayBefore = Date.parse('2026-11-19T08:00:00Z');

/**
 * Votes on the articles of a content that has not been built, all but one of each helpful, and runs `npm run report`, which
 * writes the file of counts that pages show.
 */
export async function reportVotes({ contentDir, siteDir }: ContentCopy, votesOn: (id: string) => number): Promise<void> {
  const database = join(contentDir, '../votes.db');
  const store = createSqliteStore({ file: database });
  await migrate(store);
  const { fragmentsDir } = foldersOf({ contentDir, audience: 'public', today: sampleDay, outDir: undefined });
  const { articles } = await readContent(contentDir, fragmentsDir);
  const revisions = makeRevisionsFile(articles, 'public');
  await vote(store, revisions, votesOn);
  await store.close();
  const revisionsFile = join(contentDir, '../revisions.json');
  await writeFile(revisionsFile, JSON.stringify(revisions));
  const environment = { KB_CONTENT: contentDir, KB_OUT: siteDir, KB_DATABASE: database, KB_TODAY: sampleDay };
  expect(await runScript('report', ['--revisions', revisionsFile], environment)).toMatchObject({ code: 0 });
  await rm(revisionsFile);
}

/** One vote an hour up to the day before the report. */
async function vote(store: Store, revisions: RevisionsFile, votesOn: (id: string) => number): Promise<void> {
  await rememberRevisions(store, revisions, dayBefore);
  const random = countingRandom();
  for (const { id, locale, revision } of revisions.articles) {
    const count = votesOn(id);
    for (let number = 0; number < count; number++) {
      const value = number === 0 ? 'not-helpful' : 'helpful';
      const now = dayBefore - (count - number) * hourMs;
      await recordVote(store, arrival(store, random, { now }), { article: id, locale, revision, value });
    }
  }
}
