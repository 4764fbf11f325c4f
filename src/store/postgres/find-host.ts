import type pg from 'pg';
import { monotonicMs } from '../monotonic.ts';
import { isServerFault } from './faults.ts';
import { LockTakenError } from './session.ts';

interface HostOptions {
  hosts: readonly [URL, ...URL[]];
  open: (host: URL) => pg.Pool;
  drop: (pool: pg.Pool) => void;
}

/**
 * The first host that accepts a connection.
 *
 * @throws Error with the reason of each host
 */
export async function findHost({ hosts, open, drop }: HostOptions): Promise<pg.Pool> {
  const faults: Error[] = [];
  for (const host of hosts) {
    const pool = open(host);
    try {
      (await pool.connect()).release();
      return pool;
    } catch (error) {
      drop(pool);
      // The host answered and refused us. Like libpq, do not try the next one.
      if (isServerFault(error) || error instanceof LockTakenError) throw error;
      faults.push(error as Error);
    }
  }
  if (hosts.length === 1) throw faults[0];
  const reasons = hosts.map(({ host }, index) => `${host}: ${faults[index]?.message}`);
  throw new AggregateError(faults, `No host accepts writes (${reasons.join('; ')})`);
}

/** Minimum time from a failure to the next attempt, in milliseconds; keeps the cost of an outage low. */
const backoffMs = 250;

/** Within `backoffMs` of a failure, the same failure is returned without another attempt. */
export function withBackoff<Result>(attempt: () => Promise<Result>): () => Promise<Result> {
  let lastFailure: { at: number; error: unknown } | undefined;
  return async function attemptOrFail() {
    if (lastFailure !== undefined && monotonicMs() - lastFailure.at < backoffMs) throw lastFailure.error;
    try {
      return await attempt();
    } catch (error) {
      lastFailure = { at: monotonicMs(), error };
      throw error;
    }
  };
}
