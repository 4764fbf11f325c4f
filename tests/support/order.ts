import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Seconds of the files that take longest, for a clone that has never run them; afterwards Vitest knows the last
 * duration of each. A file that is not listed counts as short.
 */
export const heavyFiles: Readonly<Record<string, number>> = {};

/**
 * Starts the longest files first, so that all workers are busy to the end. Vitest's own order runs one project after
 * the other.
 */
export class HeavyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return orderFiles(
      files.map((file) => ({
        file,
        seconds: (this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0) / 1000 || listed(file),
        needsSite: file.project.name === 'site',
      })),
      this.ctx.config.maxWorkers,
    ).map(({ file }) => file);
  }
}

/**
 * Longest first, but every worker begins with a file that can run while the sample site is being built.
 *
 * @param workers how many files run at a time
 */
export function orderFiles<File extends { seconds: number; needsSite: boolean }>(
  files: readonly File[],
  workers: number,
): File[] {
  const sorted = files.toSorted((a, b) => b.seconds - a.seconds);
  const first = sorted.filter(({ needsSite }) => !needsSite).slice(0, workers);
  return [...first, ...sorted.filter((file) => !first.includes(file))];
}

function listed({ moduleId }: TestSpecification): number {
  const [, seconds = 0] = Object.entries(heavyFiles).find(([path]) => moduleId.endsWith(`/${path}`)) ?? [];
  return seconds;
}
