import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Phases } from '../edition/phases.ts';
import type { Audience } from '../edition/visible-articles.ts';
import { listFilesBelow } from '../files.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { askProcess } from '../own-process.ts';
import { readDatabase } from '../records/read-database.ts';
import type { Store } from '../store/store.ts';
import { readAsOf } from './as-of.ts';
import type { ReportInput } from './input.ts';
import type { ReportLook } from './look.ts';
import type { PartSources, ReportPart } from './part.ts';
import { type Collected, parts } from './parts/index.ts';
import { readBuiltTexts } from './present-texts.ts';
import type { ContentInput, ContentOrder } from './read-content-input.ts';

/**
 * Reads everything a report is computed from.
 *
 * @throws UserError when the database or the list of revisions exists but cannot be read
 */
export async function collect(
  sources: Sources,
  { phases, watch = (store) => store }: Watching = {},
): Promise<ReportInput & { look: ReportLook }> {
  const { contentDir, fragmentsDir, audience, database, today, period, leavesOutHealth = false } = sources;
  phases?.begin('reading');
  const order: ContentOrder = {
    contentDir,
    fragmentsDir,
    audience,
    today,
    period,
    checks: !leavesOutHealth,
    hasSearchFigures: existsSync(sources.fragileFile),
    listsTexts: !existsSync(sources.revisionsFile),
  };
  const stop = new AbortController();
  const { reading } = await startReading(order, stop.signal);
  const given = { ...sources, contentRead: () => reading };
  const collectRecords = async (store: Store | undefined): Promise<Collected> =>
    collectParts({ ...given, store, asOf: await readAsOf(store, today) });
  const readRecords = async (): Promise<Collected> =>
    (await readDatabase(database, (store) => collectRecords(watch(store)))) ?? (await collectRecords(undefined));
  const readBeside = async () => ({
    built: await readBuiltTexts(sources.revisionsFile),
    collected: await readRecords(),
  });
  const [{ built, collected }, { base, texts, look }] = await Promise.all([readBeside(), reading]).catch(
    async (error: unknown) => {
      // Whoever is told of a fault finds nothing at work any more.
      stop.abort();
      await reading.catch(() => {});
      throw error;
    },
  );
  // Without votes there is nothing to assign to a text.
  const present = built ?? (collected.votes === undefined ? undefined : texts);
  const articles = base.articles.map((article) => ({
    ...article,
    present: present?.get(articleKey(article.locale, article.id)),
  }));
  return { ...base, articles, ...collected, look };
}

/** More articles are read by a process of its own, beside this one, which reads the database: compiled, they fill hundreds of megabytes. */
const maxWithoutProcess = 1_000;

/** Answers a `ContentOrder` with a `ContentInput`. */
export const contentProcess = new URL('./content-process.ts', import.meta.url);

/** Returns once it has begun: SQLite answers at once, so that what has not begun by then waits for the last of its queries. */
async function startReading(order: ContentOrder, stop: AbortSignal): Promise<{ reading: Promise<ContentInput> }> {
  const files = await listFilesBelow(join(order.contentDir, 'articles'));
  if (files.length > maxWithoutProcess) return { reading: askProcess(contentProcess, order, stop) };
  const { readContentInput } = await import('./read-content-input.ts');
  return { reading: readContentInput(order) };
}

/** For measuring where the time goes. */
export interface Watching {
  phases?: Pick<Phases, 'begin'>;
  /** Wraps the store that the parts read from. */
  watch?: (store: Store) => Store;
}

export interface Sources extends Omit<PartSources, 'store' | 'contentRead' | 'asOf'> {
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
  const collecting: readonly ReportPart[] = parts.filter((part) => 'collect' in part);
  const collected: (Promise<object> | undefined)[] = [];
  for (const part of collecting.toSorted((a, b) => Number(a.collectsLast ?? false) - Number(b.collectsLast ?? false))) {
    const fields = part.collect?.(sources);
    // A fault is thrown below.
    fields?.catch(() => {});
    collected.push(fields);
    // SQLite answers at once, and each part’s queries are through before the next one’s begin.
    await setImmediate();
  }
  return Object.assign({}, ...(await Promise.all(collected))) as Collected;
}
