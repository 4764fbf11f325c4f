import { Hono } from 'hono';
import { answerJson } from '../feedback/answers.ts';
import { describeDoubt, doubtClock } from '../feedback/clock.ts';
import { refuseMethod } from '../feedback/problem.ts';
import { type Store, statement } from '../store/store.ts';

/**
 * `GET /live`: the process answers. `GET /ready`: votes can be stored now, else 503; with what an operator should look
 * at although they can. The store is asked once a second at most, whoever asks and however often.
 */
export function healthRoutes({ store, clock, monotonic }: HealthOptions): Hono {
  const routes = new Hono();
  const probe = atMostEvery(probeForMs, monotonic, async () => {
    await writeProbe(store);
    return doubtClock(store, clock());
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
function atMostEvery<Result>(forMs: number, monotonic: () => number, task: () => Promise<Result>): () => Promise<Result> {
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
