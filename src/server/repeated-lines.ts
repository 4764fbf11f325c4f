/** Takes one line. */
export type Log = (line: string) => void;

export interface RepeatedLinesOptions {
  log: Log;
  /** Milliseconds from any instant, never backwards. */
  monotonic: () => number;
  /** How long a repeated line stays suppressed. */
  quietMs?: number;
  /** Maximum number of lines remembered; the oldest are forgotten first. */
  maxLines?: number;
}

/**
 * A log that writes a line once a minute, and then how often it came meanwhile: while a database is away each refused
 * request says so, which would fill the disk.
 */
export function quietenRepeated({ log, monotonic, quietMs = 60_000, maxLines = 1_000 }: RepeatedLinesOptions): Log {
  const known = new Map<string, { writtenAt: number; times: number }>();

  return function logUnlessRepeated(line) {
    const now = monotonic();
    const before = known.get(line);
    if (before !== undefined && now - before.writtenAt < quietMs) {
      before.times += 1;
      return;
    }
    log(before === undefined || before.times === 0 ? line : `${line} (${before.times} more times since it was last written)`);
    known.delete(line);
    known.set(line, { writtenAt: now, times: 0 });
    const [oldest] = known.keys();
    if (known.size > maxLines && oldest !== undefined) known.delete(oldest);
  };
}
