import { type Context, Hono } from 'hono';
import { answerAccepted, seeOther } from '../../endpoint/answers.ts';
import type { EndpointOptions, SentEnv } from '../../endpoint/endpoint.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { pageUrl } from '../../knowledge/page-url.ts';
import { recordCount } from '../../endpoint/daily-counts.ts';
import { recordFailedSearch } from './demand.ts';
import { countSchema, failedSearchSchema } from './failed-search.ts';

/** `POST /searches` and `POST /counts`. */
export function demandRoutes(options: EndpointOptions): Hono<SentEnv> {
  const { store, edition, clock, random, key, readSettings, readKnownWords, readBody, readerOf } = options;
  const routes = new Hono<SentEnv>();

  routes.post('/searches', readBody, async function countSearch(c) {
    const search = parseFields(failedSearchSchema, c.var.body.fields);
    const [settings, knownWords] = [await readSettings(), await readKnownWords(search.locale)];
    await recordFailedSearch(store, { key, settings, knownWords, edition, reader: readerOf(c), now: clock(), random }, search);
    return accepted(c, search.locale);
  });
  routes.all('/searches', refuseMethod('POST'));

  routes.post('/counts', readBody, async function count(c) {
    const counted = parseFields(countSchema, c.var.body.fields);
    await recordCount(store, counted, clock());
    return accepted(c, counted.locale);
  });
  routes.all('/counts', refuseMethod('POST'));

  return routes;
}

/** Nothing is given back; whoever sent a form is led to where they can search again. */
function accepted(c: Context<SentEnv>, locale: string): Response {
  return c.var.body.isForm ? seeOther(pageUrl(readerLocale(c.req.raw, locale), 'search')) : answerAccepted();
}
