import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { endpointHeaders } from '../../endpoint/answers.ts';
import type { RequireAction } from '../../endpoint/authorize.ts';
import { Problem, refuseMethod } from '../../endpoint/problem.ts';
import type { Audience } from '../../knowledge/audience.ts';
import type { Store } from '../../store/store.ts';
import { renderMetrics } from './metrics-text.ts';
import { readMetrics } from './read-metrics.ts';

export interface MetricsOptions {
  store: Store;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  requireAction: RequireAction;
  audience: Audience;
  version: string;
  /** `KB_METRICS_TOKEN`; without it there is nothing at the address. */
  token: string | undefined;
}

/** `GET /metrics` for Prometheus, with `Authorization: Bearer <token>`. */
export function metricsRoutes({ store, clock, monotonic, requireAction, audience, version, token }: MetricsOptions): Hono {
  const routes = new Hono();
  routes.get('/metrics', requireAction('read-metrics'), async function showMetrics(c) {
    if (!token) throw new Problem('not-found');
    if (!isToken(c.req.header('authorization'), token))
      return new Response('Send the token of KB_METRICS_TOKEN as `Authorization: Bearer TOKEN`.\n', {
        status: 401,
        headers: { ...endpointHeaders, 'Content-Type': 'text/plain; charset=utf-8', 'WWW-Authenticate': 'Bearer' },
      });
    const families = await readMetrics(store, { now: clock(), monotonic, audience, version });
    return new Response(renderMetrics(families), {
      headers: { ...endpointHeaders, 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
    });
  });
  routes.all('/metrics', refuseMethod('GET', 'HEAD'));
  return routes;
}

/** Compares digests in constant time, so that neither the token nor its length can be guessed by the time it takes. */
function isToken(header: string | undefined, token: string): boolean {
  const sent = /^Bearer +([^\s]{1,500})$/i.exec((header ?? '').slice(0, 600))?.[1] ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
