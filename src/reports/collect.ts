import { setImmediate } from 'node:timers/promises';
import { searchedDigest } from '../checks/search-contract/fragile-file.ts';
import { compileContent, readContent } from '../content/read-content.ts';
import type { Phases } from '../edition/phases.ts';
import type { Audience } from '../edition/visible-articles.ts';
import { readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { readDatabase } from '../records/read-database.ts';
import type { Store } from '../store/store.ts';
import { type CheckedText, checkTexts } from './checked-texts.ts';
import { baseInput } from './collect-content.ts';
import type { ReportInput } from './input.ts';
import { type ReportLook, readLook } from './look.ts';
import type { PartSources } from './part.ts';
import { type Collected, parts } from './parts/index.ts';
import { readBuiltTexts, textsOf } from './present-texts.ts';

/**
 * Reads everything a report is computed from.
 *
 * @throws UserError when the database or the list of revisions exists but cannot be read
 */
export async function collect(
  sources: Sources,
  { phases, watch = (store) => store }: Watching = {},
): Promise<ReportInput & { look: ReportLook }> {
  const { contentDir, database, today, period } = sources;
  phases?.begin('reading the content');
  const content = sources.leavesOutHealth === true ? undefined : await readContent(contentDir, sources.fragmentsDir);
  const kb = content?.kb ?? (await readKnowledgeBase(contentDir));
  const given = { ...sources, searchedDigest: searchedDigest(kb) };
  phases?.begin('reading the database, searching, checking the content');
  const readRecords = async (): Promise<Collected> =>
    (await readDatabase(database, (store) => collectParts({ ...given, store: watch(store) }))) ??
    (await collectParts({ ...given, store: undefined }));
  const check = async (): Promise<ReadonlyMap<string, CheckedText>> => {
    if (content === undefined) return new Map();
    // By then the processes that search are at work.
    await setImmediate();
    return checkTexts(content, today);
  };
  const [collected, checked] = await Promise.all([readRecords(), check()]);
  const present =
    (await readBuiltTexts(sources.revisionsFile)) ??
    // Without votes there is nothing to assign to a text.
    (collected.votes === undefined
      ? new Map()
      : textsOf(content ?? (await compileContent(kb, sources.fragmentsDir)), sources.audience));
  return { ...baseInput(kb, { today, period, present, checked }), ...collected, look: await readLook(kb) };
}

/** For measuring where the time goes. */
export interface Watching {
  phases?: Pick<Phases, 'begin'>;
  /** Wraps the store that the parts read from. */
  watch?: (store: Store) => Store;
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
  /** Article health compiles and checks every article; the other parts need neither. */
  leavesOutHealth?: boolean;
}

async function collectParts(sources: PartSources): Promise<Collected> {
  const collected = await Promise.all(parts.flatMap((part) => ('collect' in part ? [part.collect(sources)] : [])));
  return Object.assign({}, ...collected) as Collected;
}
