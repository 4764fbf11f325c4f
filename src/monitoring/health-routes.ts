import { Hono } from 'hono';
import { answerJson } from '../endpoint/answers.ts';
import type { RequireAction } from '../endpoint/authorize.ts';
import { refuseMethod } from '../endpoint/problem.ts';
import { describeDoubt, readClockDoubt } from '../records/clock.ts';
import type { Store } from '../store/store.ts';
import { addressKind } from './address-kind.ts';
import { probeStore } from './probe-store.ts';
import { throttle } from './throttle.ts';

/**
 * `GET /live`: 200 while the process answers, and which kind of address it sees, so that `npm run doctor` can tell whether it
 * sees readers or the proxy. `GET /ready`: 200 when votes can be stored, with warnings for the operator,
 * otherwise 503. Probes the store at most once a second, however many clients ask.
 */
export function healthRoutes({ store, clock, monotonic, requireAction }: HealthOptions): Hono {
  const routes = new Hono();
  const probe = throttle(probeIntervalMs, monotonic, async () => {
    await probeStore(store);
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
