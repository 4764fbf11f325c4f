import { readdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';

const bytesPerMiB = 1024 * 1024;

/**
 * Memory of a command's processes together, as a straight line above what `npm run prove -- scale` measured of generated
 * articles of 2 200 characters. Check: 444 MiB at 1 000, 770 at 10 000, 1 314 at 30 000. Build, with its index: 1 183 MiB at
 * 200, 1 358 at 600, 1 655 at 1 800, 1 913 at 5 000.
 */
const needs = {
  check: { baseMiB: 430, perThousandMiB: 40, largestShare: 1 },
  build: { baseMiB: 1520, perThousandMiB: 85, largestShare: 0.6 },
} as const satisfies Record<string, MemoryNeed>;

interface MemoryNeed {
  baseMiB: number;
  perThousandMiB: number;
  /** Share of the largest process, to which Node's own limit applies. */
  largestShare: number;
}

export type HungryCommand = keyof typeof needs;

/** @returns MiB */
export function memoryNeededFor(command: HungryCommand, articles: number): number {
  const { baseMiB, perThousandMiB } = needs[command];
  return Math.ceil(baseMiB + (articles / 1000) * perThousandMiB);
}

/** What a process may use, in MiB. */
export interface MemoryLimits {
  /** The machine's memory, or what a container leaves of it. */
  machineMiB: number;
  /** Above that Node ends by itself. */
  heapMiB: number;
}

export function memoryLimits(): MemoryLimits {
  // Without a limit this is 0, or a number beyond any machine.
  const constrained = process.constrainedMemory();
  const bytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return {
    machineMiB: Math.floor(bytes / bytesPerMiB),
    heapMiB: Math.floor(getHeapStatistics().heap_size_limit / bytesPerMiB),
  };
}

/** @returns what to tell the operator before work begins that is likely to end for want of memory; `undefined` when there is enough */
export function memoryWarning(
  command: HungryCommand,
  articles: number,
  { machineMiB, heapMiB }: MemoryLimits = memoryLimits(),
): string | undefined {
  const neededMiB = memoryNeededFor(command, articles);
  const largestMiB = Math.ceil(neededMiB * needs[command].largestShare);
  if (neededMiB <= machineMiB && largestMiB <= heapMiB) return undefined;
  const need = `${articles} articles need about ${neededMiB} MiB of memory`;
  return neededMiB > machineMiB
    ? `${need}, and this machine has ${machineMiB} MiB: the ${command} may take very long, or be killed. Use a machine with more memory.`
    : `${need}, and Node limits itself to ${heapMiB} MiB: it may end with “heap out of memory”. Set NODE_OPTIONS=--max-old-space-size=${largestMiB}.`;
}

/** Number of articles in a content folder, by their names alone. */
export function countArticles(contentDir: string): number {
  try {
    return readdirSync(join(contentDir, 'articles'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.mdx'),
    ).length;
  } catch {
    // Reading the content says what is wrong with the folder.
    return 0;
  }
}
