import { availableParallelism } from 'node:os';
import { TextCache } from '../../text-cache.ts';
import type { FragmentFacts } from '../fragment.ts';
import { factsOfText, fragmentDigest, keepFragments, keptFragments, mediaOf, readFacts, type Source } from '../fragments.ts';
import { type Batch, type CompileLimits, CompileThread, type Job } from './compile-thread.ts';
import type { ShownData } from './context.ts';
import { stoppedArticle } from './stopped-article.ts';

/**
 * Far more than a normal article needs: one of the maximum length takes about half a second. The CPU limit comes
 * first even on a machine so busy that a thread gets a tenth of a core.
 */
const defaultLimits: CompileLimits = { cpuMs: 10_000, wallMs: 120_000, memoryMb: 512 };

/** Starting a thread takes about as long as compiling this many articles. */
const articlesPerThread = 150;
const batchSize = 50;

export interface CompiledSource {
  digest: string;
  fragment: FragmentFacts;
}

/**
 * Returns the fragments of `sources`, in their order. Those missing from the cache in `folder` are compiled in threads,
 * so that an article that takes too long can be stopped. Such an article has a finding and is not cached, so the next
 * run tries again.
 *
 * @param options.withPages whether what only pages need is wanted, too: checks do without it, which takes half the time
 */
export async function compileSources(
  folder: string,
  sources: readonly Source[],
  data: ShownData,
  { limits = defaultLimits, withPages = true } = {},
): Promise<CompiledSource[]> {
  const digests: string[] = [];
  function digestOf(index: number): string {
    const digest = digests[index] ?? fragmentDigest(sources[index] as Source, data);
    digests[index] = digest;
    return digest;
  }
  function jobOf(index: number): Job {
    // Sources may have more fields, which cannot all be sent to a thread.
    const { locale, body } = sources[index] as Source;
    return { index, digest: digestOf(index), source: { locale, body }, media: mediaOf({ locale, body }, data) };
  }
  const compile = (indexes: readonly number[]): Promise<FactsOfJob[]> =>
    compileInThreads(folder, indexes, jobOf, { data: { ...data, media: new Map() }, withPages }, limits);
  const present = keptFragments(folder, { withPages });
  // Where nothing is present, threads need not wait until all digests are computed.
  const isAbsent = (index: number): boolean => present.size === 0 || !present.has(digestOf(index));
  const indexes = [...sources.keys()];
  // A thread starts while this one reads what is there.
  const compiling = compile(indexes.filter(isAbsent));
  const fragments = indexes.map((index) => (isAbsent(index) ? undefined : readFacts(folder, digestOf(index))));
  const compiled = await compiling;
  const damaged = indexes.filter((index) => !isAbsent(index) && fragments[index] === undefined);
  for (const { index, fragment } of [...compiled, ...(await compile(damaged))]) fragments[index] = fragment;
  return indexes.map((index) => ({ digest: digestOf(index), fragment: fragments[index] as FragmentFacts }));
}

/** Whether all articles have to be compiled. */
export function isEmptyCache(folder: string): boolean {
  return !TextCache.in(folder).has('facts');
}

/** Starts threads that will be needed: they load their code while another core reads the articles. */
export function startEarly(threads = 1): void {
  while (idle.length < Math.min(threads, availableParallelism())) keepIdle(new CompileThread(defaultLimits), defaultLimits);
}

interface FactsOfJob {
  index: number;
  fragment: FragmentFacts;
}

async function compileInThreads(
  folder: string,
  indexes: readonly number[],
  jobOf: (index: number) => Job,
  work: Omit<Batch, 'jobs'>,
  limits: CompileLimits,
): Promise<FactsOfJob[]> {
  const queue = Array.from({ length: Math.ceil(indexes.length / batchSize) }, (_, batch) =>
    indexes.slice(batch * batchSize, (batch + 1) * batchSize),
  );
  const threads = Math.min(availableParallelism(), Math.ceil(indexes.length / articlesPerThread));
  const compiled = await Promise.all(Array.from({ length: threads }, () => emptyQueue(queue, jobOf, folder, work, limits)));
  return compiled.flat();
}

/** Feeds batches to a thread until none are left; a thread that had to be terminated is replaced. */
async function emptyQueue(
  queue: (readonly number[])[],
  jobOf: (index: number) => Job,
  folder: string,
  work: Omit<Batch, 'jobs'>,
  limits: CompileLimits,
): Promise<FactsOfJob[]> {
  const compiled: FactsOfJob[] = [];
  let thread: CompileThread | undefined;
  for (let indexes = queue.shift(); indexes !== undefined; indexes = queue.shift()) {
    thread ??= takeThread(limits);
    const { done, stopped } = await thread.compile({ ...work, jobs: indexes.map(jobOf) });
    keepFragments(folder, done);
    compiled.push(...done.map((each) => ({ index: each.index, fragment: factsOfText(each) })));
    if (stopped === undefined) continue;
    thread = undefined;
    const { job, exceeded, rest } = stopped;
    compiled.push({ index: job.index, fragment: stoppedArticle(job.source.body, exceeded, limits) });
    if (rest.length > 0) queue.unshift(rest.map(({ index }) => index));
  }
  if (thread !== undefined && compiled.length > batchSize) await thread.end();
  else if (thread !== undefined) keepIdle(thread, limits);
  return compiled;
}

/**
 * How long an idle thread is kept. While an author is writing, each save compiles again; after many articles its memory is
 * worth more than the time to start another.
 */
const idleMs = 10_000;
const idle: { thread: CompileThread; limits: CompileLimits; timer: NodeJS.Timeout }[] = [];

function takeThread(limits: CompileLimits): CompileThread {
  const index = idle.findIndex((each) => each.limits === limits);
  const [found] = index === -1 ? [] : idle.splice(index, 1);
  clearTimeout(found?.timer);
  return found?.thread ?? new CompileThread(limits);
}

function keepIdle(thread: CompileThread, limits: CompileLimits): void {
  const timer = setTimeout(() => {
    idle.splice(
      idle.findIndex((each) => each.thread === thread),
      1,
    );
    void thread.end();
  }, idleMs).unref();
  idle.push({ thread, limits, timer });
}
