import { Hono } from 'hono';
import { answerCounted } from '../../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../../endpoint/endpoint.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { pageUrl } from '../../knowledge/page-url.ts';
import { countSchema, recordCount } from './counters.ts';

/** `POST /counts`. */
export function countRoutes({ store, clock, requireAction, readBody }: EndpointOptions): Hono<EndpointEnv> {
  const routes = new Hono<EndpointEnv>();

  routes.post('/counts', requireAction('count'), readBody, async function count(c) {
    const { body } = c.var;
    const counted = parseFields(countSchema, body.fields);
    await recordCount(store, counted, clock());
    return answerCounted(body, pageUrl(readerLocale(c.req.raw, counted.locale), 'search'));
  });
  routes.all('/counts', refuseMethod('POST'));

  return routes;
}
