import { hash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { endpointHeaders } from '../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../endpoint/endpoint.ts';
import { Problem, refuseMethod } from '../endpoint/problem.ts';
import { minuteMs } from '../metrics/instants.ts';
import { countByState } from '../questions/state-counts.ts';
import { expositionType, toExposition } from './exposition.ts';
import { type MetricsOptions, readMetrics } from './read-metrics.ts';
import { throttle } from './throttle.ts';

interface MetricsRoutesOptions
  extends Omit<MetricsOptions, 'readStates'>,
    Pick<EndpointOptions, 'requireAction' | 'limitGuesses'> {
  /** What programs send as `Authorization: Bearer …`. */
  token: string;
}

/** However many programs ask, the store is read at most this often. */
const readIntervalMs = 5_000;

/** Most questions are closed, and their number is the least urgent of all figures. */
const stateIntervalMs = 10 * minuteMs;

/** `GET /metrics`: figures for a monitoring system, for those who know the token. */
export function metricsRoutes({ token, requireAction, limitGuesses, ...options }: MetricsRoutesOptions): Hono<EndpointEnv> {
  const routes = new Hono<EndpointEnv>();
  const readStates = throttle(stateIntervalMs, options.monotonic, () => countByState(options.store), { retries: true });
  const read = throttle(readIntervalMs, options.monotonic, () => readMetrics({ ...options, readStates }));
  routes.get('/metrics', requireAction('read-metrics'), async function showMetrics(c) {
    if (!isSame(c.req.header('authorization') ?? '', `Bearer ${token}`)) {
      const retryAfter = await limitGuesses(c.var.sender.address);
      if (retryAfter > 0) throw new Problem('too-many', { retryAfter });
      throw new Problem('unauthorized');
    }
    return new Response(toExposition(await read()), { headers: { ...endpointHeaders, 'Content-Type': expositionType } });
  });
  routes.all('/metrics', refuseMethod('GET', 'HEAD'));
  return routes;
}

/** Compares in the same time, however much is the same. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
