import type { Finding } from '../findings/finding.ts';
import { askProcess } from '../own-process.ts';

/** What is checked, and for which day. */
export interface CheckOrder {
  contentDir: string;
  fragmentsDir: string;
  today: string;
}

/**
 * Reads and checks a content folder in a process beside this one, which meanwhile answers: checking ten thousand articles takes
 * seconds, and memory that is free again when it is done.
 */
export function checkBeside({ contentDir, fragmentsDir, today }: CheckOrder, stop: AbortSignal): Promise<Finding[]> {
  const order: CheckOrder = { contentDir, fragmentsDir, today };
  return askProcess(new URL('./check-process.ts', import.meta.url), order, stop);
}
