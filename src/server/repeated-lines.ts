import { LruMap } from '../lru-map.ts';

/** Writes one line. */
export type Log = (line: string) => void;

export interface RepeatedLinesOptions {
  log: Log;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  /** How long a repeated line is suppressed, in milliseconds. */
  quietMs?: number;
  /** Number of different lines remembered. */
  maxLines?: number;
}

/**
 * A log that writes a repeated line at most once a minute, with the number of times it was suppressed. While a database
 * is down every refused request logs the same line, which would fill the disk.
 */
export function suppressRepeats({ log, monotonic, quietMs = 60_000, maxLines = 1_000 }: RepeatedLinesOptions): Log {
  const written = new LruMap<string, { at: number; suppressed: number }>(maxLines);

  return function logUnlessRepeated(line) {
    const now = monotonic();
    const before = written.get(line);
    if (before !== undefined && now - before.at < quietMs) {
      before.suppressed += 1;
      return;
    }
    const suppressed = before?.suppressed ?? 0;
    log(suppressed === 0 ? line : `${line} (${suppressed} more times since it was last written)`);
    written.set(line, { at: now, suppressed: 0 });
  };
}
