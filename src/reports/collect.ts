import { searchedDigest } from '../checks/search-contract/fragile-file.ts';
import type { Audience } from '../edition/visible-articles.ts';
import { readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { readDatabase } from '../records/read-database.ts';
import { baseInput } from './collect-content.ts';
import type { ReportInput } from './input.ts';
import { type ReportLook, readLook } from './look.ts';
import type { PartSources } from './part.ts';
import { type Collected, parts } from './parts/index.ts';
import { compileTexts, readBuiltTexts } from './present-texts.ts';

/**
 * Reads everything a report is computed from.
 *
 * @throws UserError when the database or the list of revisions exists but cannot be read
 */
export async function collect(sources: Sources): Promise<ReportInput & { look: ReportLook }> {
  const { contentDir, database, today, period } = sources;
  const kb = await readKnowledgeBase(contentDir);
  const given = { ...sources, searchedDigest: searchedDigest(kb) };
  const collected =
    (await readDatabase(database, (store) => collectParts({ ...given, store }))) ??
    (await collectParts({ ...given, store: undefined }));
  // Without votes there is nothing to assign to a text, so nothing is compiled.
  const present =
    (await readBuiltTexts(sources.revisionsFile)) ??
    (collected.votes === undefined ? new Map() : await compileTexts(kb, sources));
  return { ...baseInput(kb, { today, period, present }), ...collected, look: await readLook(kb) };
}

export interface Sources extends Omit<PartSources, 'store' | 'searchedDigest'> {
  contentDir: string;
  audience: Audience;
  /** SQLite file of the endpoint, which need not exist, or a `postgres://` address. */
  database: string;
  /** `revisions.json` of the built site; without one the present texts are compiled from the content. */
  revisionsFile: string;
  /** Cache of compiled articles. */
  fragmentsDir: string;
}

async function collectParts(sources: PartSources): Promise<Collected> {
  const collected = {};
  for (const part of parts) if ('collect' in part) Object.assign(collected, await part.collect(sources));
  return collected as Collected;
}
