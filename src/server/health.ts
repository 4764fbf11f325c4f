import { Hono } from 'hono';
import { answerJson } from '../endpoint/answers.ts';
import { refuseMethod } from '../endpoint/problem.ts';
import { describeDoubt, readClockDoubt } from '../records/clock.ts';
import { type Store, statement } from '../store/store.ts';

/**
 * `GET /live`: the process answers. `GET /ready`: 200 when votes can be stored, with warnings for the operator; otherwise
 * 503. Probes the store at most once a second, however many ask.
 */
export function healthRoutes({ store, clock, monotonic }: HealthOptions): Hono {
  const routes = new Hono();
  const probe = throttle(probeForMs, monotonic, async () => {
    await writeProbe(store);
    return readClockDoubt(store, clock());
  });
  routes.get('/live', () => answerJson({ status: 'live' }));
  routes.get('/ready', async function checkReady() {
    const doubt = await probe();
    return answerJson({ status: 'ready', ...(doubt !== undefined && { warnings: [describeDoubt(doubt)] }) });
  });
  for (const path of ['/live', '/ready']) routes.all(path, refuseMethod('GET', 'HEAD'));
  return routes;
}

export interface HealthOptions {
  store: Store;
  /** Milliseconds since 1970, as the machine has it. */
  clock: () => number;
  /** Milliseconds from any instant, never backwards. */
  monotonic: () => number;
}

const probeForMs = 1_000;

/** The task's latest result, or fault, for whoever asks within so many milliseconds of its start. */
function throttle<Result>(forMs: number, monotonic: () => number, task: () => Promise<Result>): () => Promise<Result> {
  let startedAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<Result> | undefined;
  return function runOrRecall() {
    if (latest === undefined || monotonic() - startedAt >= forMs) {
      startedAt = monotonic();
      latest = task();
    }
    return latest;
  };
}

/** Needs room as votes do: a check that only reads, or overwrites one row, succeeds on a full disk. */
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
