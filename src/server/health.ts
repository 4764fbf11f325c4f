import { Hono } from 'hono';
import { answerJson } from '../endpoint/answers.ts';
import type { RequireAction } from '../endpoint/authorize.ts';
import { refuseMethod } from '../endpoint/problem.ts';
import { describeDoubt, readClockDoubt } from '../records/clock.ts';
import { type Store, statement } from '../store/store.ts';
import { addressKind } from './address-kind.ts';

/**
 * `GET /live`: 200 while the process answers, and which kind of address it sees, so that `npm run doctor` can tell whether it
 * sees readers or the proxy. `GET /ready`: 200 when votes can be stored, with warnings for the operator,
 * otherwise 503. Probes the store at most once a second, however many clients ask.
 */
export function healthRoutes({ store, clock, monotonic, requireAction }: HealthOptions): Hono {
  const routes = new Hono();
  const probe = throttle(probeIntervalMs, monotonic, async () => {
    await writeProbe(store);
    return readClockDoubt(store, clock());
  });
  routes.get('/live', requireAction('check-health'), function checkLive(c) {
    return answerJson({ status: 'live', client: addressKind(c.var.sender.address) });
  });
  routes.get('/ready', requireAction('check-health'), async function checkReady() {
    const doubt = await probe();
    return answerJson({ status: 'ready', ...(doubt !== undefined && { warnings: [describeDoubt(doubt)] }) });
  });
  for (const path of ['/live', '/ready']) routes.all(path, refuseMethod('GET', 'HEAD'));
  return routes;
}

export interface HealthOptions {
  store: Store;
  /** The machine's clock; milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  requireAction: RequireAction;
}

const probeIntervalMs = 1_000;

/** Runs a task at most once per interval; calls in between get its latest result or error. */
function throttle<Result>(intervalMs: number, monotonic: () => number, task: () => Promise<Result>): () => Promise<Result> {
  let startedAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<Result> | undefined;
  return function runOrRecall() {
    if (latest === undefined || monotonic() - startedAt >= intervalMs) {
      startedAt = monotonic();
      latest = task();
    }
    return latest;
  };
}

/** Needs disk space, as a vote does: a probe that only reads, or overwrites a row, would succeed on a full disk. */
async function writeProbe(store: Store): Promise<void> {
  await store.write([
    statement(
      'INSERT INTO probe (name, filler) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET filler = excluded.filler',
      'ready',
      'x'.repeat(16 * 1024),
    ),
    statement('DELETE FROM probe WHERE name = ?', 'ready'),
  ]);
}
