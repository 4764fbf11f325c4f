import { Hono } from 'hono';
import { answerCounted } from '../../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../../endpoint/endpoint.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { Problem, refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { pageUrl } from '../../knowledge/page-url.ts';
import { confirmationSchema, confirmSearch } from './confirm-search.ts';
import { failedSearchSchema } from './failed-search.ts';
import { recordFailedSearch } from './record-search.ts';

/** `POST /searches` and `POST /confirmations`. */
export function searchRoutes(options: EndpointOptions): Hono<EndpointEnv> {
  const { store, clock, random, key, readSettings, readKnownWords, requireAction, readBody } = options;
  const routes = new Hono<EndpointEnv>();

  routes.post('/searches', requireAction('report-search'), readBody, async function reportSearch(c) {
    const { sender, body } = c.var;
    const search = parseFields(failedSearchSchema, body.fields);
    const [settings, knownWords] = [await readSettings(), await readKnownWords(search.locale)];
    await recordFailedSearch(store, { sender, key, settings, knownWords, now: clock(), random }, search);
    // A form is redirected to the search page.
    return answerCounted(body, pageUrl(readerLocale(c.req.raw, search.locale), 'search'));
  });
  routes.all('/searches', refuseMethod('POST'));

  routes.post('/confirmations', requireAction('confirm-search'), readBody, async function confirm(c) {
    const { sender, body } = c.var;
    const confirmation = parseFields(confirmationSchema, body.fields);
    const searched = { sender, key, settings: await readSettings(), now: clock(), random };
    const { outcome } = await confirmSearch(store, searched, confirmation);
    // An ignored one is accepted like any other, so that nobody learns from it whether their vote is held back.
    if (outcome === 'unknown-ballot' || outcome === 'expired') throw new Problem(outcome);
    return answerCounted(body, pageUrl(readerLocale(c.req.raw), 'search'));
  });
  routes.all('/confirmations', refuseMethod('POST'));

  return routes;
}
