import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '../../errors.ts';
import { revisionStatements } from '../../feedback/votes/revisions.ts';
import { revisionsFileSchema } from '../../knowledge/revision.ts';
import { inlineAll } from '../../store/sqlite/sql-text.ts';
import type { Wrangler } from './wrangler.ts';

/** Puts the site and the endpoint online. Nothing of it is half there: the platform switches when all is uploaded. */
export async function deployWorker(wrangler: Wrangler): Promise<void> {
  await wrangler(['deploy']);
}

/**
 * Stores the revisions of a site in the Worker’s database, before readers vote on them. The tables must exist, which the
 * Worker’s first request makes sure of.
 *
 * @param database its name in wrangler.jsonc
 */
export async function registerRevisions(wrangler: Wrangler, siteDir: string, database: string, now: number): Promise<number> {
  const path = join(siteDir, 'revisions.json');
  const revisions = parse(revisionsFileSchema, JSON.parse(await readFile(path, 'utf8')), `${path} is not a list of revisions.`);
  const folder = await mkdtemp(join(tmpdir(), 'jieda-revisions-'));
  try {
    const file = join(folder, 'revisions.sql');
    const statements = [...inlineAll(revisionStatements(revisions, now))];
    await writeFile(
      file,
      statements
        .map(
          (text) => `${text};
`,
        )
        .join(''),
    );
    await wrangler(['d1', 'execute', database, '--remote', '--yes', '--file', file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return revisions.articles.length;
}

/** @param version by default the one before */
export async function rollBackWorker(wrangler: Wrangler, version?: string): Promise<void> {
  await wrangler(['rollback', ...(version === undefined ? [] : [version]), '--yes', '--message', 'rolled back']);
}
