import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { type CompiledJob, type CompileLimits, CompileThread, type Job } from './compile-thread.ts';
import type { ShownData } from './context.ts';
import type { Fragment } from './fragment.ts';
import { fragmentDigest, readFragment, type Source } from './fragments.ts';
import { tooCostly } from './too-costly.ts';

/**
 * Far more than an honest article needs: one of the greatest length takes about half a second. On a
 * machine so busy that a thread gets a tenth of a processor the first limit still comes first.
 */
const defaultLimits: CompileLimits = { cpuMs: 10_000, wallMs: 120_000, memoryMb: 512 };

/** A thread takes longer to start than this many articles to compile. */
const articlesPerThread = 150;
const batchSize = 25;

export interface CompiledSource {
  digest: string;
  fragment: Fragment;
}

/**
 * The fragments of `sources`, in their order: from the folder where they are, compiled where they are
 * not, in threads, so that an article without end can be stopped. Such an article is a finding, which is
 * not kept: the next run tries again.
 */
export async function compileSources(
  folder: string,
  sources: readonly Source[],
  data: ShownData,
  limits = defaultLimits,
): Promise<CompiledSource[]> {
  const digests = sources.map((source) => fragmentDigest(source, data));
  const fragments = await Promise.all(digests.map((digest) => readFragment(folder, digest)));
  const missing = digests.flatMap((_digest, index) => (fragments[index] === undefined ? [index] : []));
  const jobs = missing.map((index): Job => {
    // Sources may carry more than can be sent to a thread.
    const { locale, body } = sources[index] as Source;
    return { index, digest: digests[index] ?? '', source: { locale, body } };
  });
  await mkdir(folder, { recursive: true });
  const compiled = await compileInThreads(folder, jobs, data, limits);
  for (const { index, fragment } of compiled) fragments[index] = fragment;
  return digests.map((digest, index) => ({ digest, fragment: fragments[index] as Fragment }));
}

async function compileInThreads(
  folder: string,
  jobs: readonly Job[],
  data: ShownData,
  limits: CompileLimits,
): Promise<CompiledJob[]> {
  const queue = Array.from({ length: Math.ceil(jobs.length / batchSize) }, (_, batch) =>
    jobs.slice(batch * batchSize, (batch + 1) * batchSize),
  );
  const threads = Math.min(availableParallelism(), Math.ceil(jobs.length / articlesPerThread));
  const compiled = await Promise.all(Array.from({ length: threads }, () => emptyQueue(queue, folder, data, limits)));
  return compiled.flat();
}

/** Feeds a thread batches until there are none left; one that had to be ended is replaced. */
async function emptyQueue(
  queue: (readonly Job[])[],
  folder: string,
  data: ShownData,
  limits: CompileLimits,
): Promise<CompiledJob[]> {
  const compiled: CompiledJob[] = [];
  let thread: CompileThread | undefined;
  for (let jobs = queue.shift(); jobs !== undefined; jobs = queue.shift()) {
    thread ??= takeThread(limits);
    const { done, stopped } = await thread.compile({ folder, data, jobs });
    compiled.push(...done);
    if (stopped === undefined) continue;
    thread = undefined;
    const { job, ranOutOf, rest } = stopped;
    compiled.push({ index: job.index, fragment: tooCostly(job.source.body, ranOutOf, limits) });
    if (rest.length > 0) queue.unshift(rest);
  }
  if (thread !== undefined) putAside(thread, limits);
  return compiled;
}

/** While texts are written they are compiled again with each save: a thread stays for the next one, for a while. */
const idleMs = 10_000;
const idle: { thread: CompileThread; limits: CompileLimits; timer: NodeJS.Timeout }[] = [];

function takeThread(limits: CompileLimits): CompileThread {
  const index = idle.findIndex((each) => each.limits === limits);
  const [found] = index === -1 ? [] : idle.splice(index, 1);
  clearTimeout(found?.timer);
  return found?.thread ?? new CompileThread(limits);
}

function putAside(thread: CompileThread, limits: CompileLimits): void {
  const timer = setTimeout(() => {
    idle.splice(
      idle.findIndex((each) => each.thread === thread),
      1,
    );
    void thread.end();
  }, idleMs).unref();
  idle.push({ thread, limits, timer });
}
