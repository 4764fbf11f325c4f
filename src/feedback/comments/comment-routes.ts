import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { answerJson, seeOther } from '../../endpoint/answers.ts';
import type { EndpointOptions, SentEnv } from '../../endpoint/endpoint.ts';
import type { Page } from '../../endpoint/page.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { Problem, refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { homeUrl } from '../../knowledge/page-url.ts';
import { keepDaySalt } from '../../readers/day-salt.ts';
import { recordSurvey, surveySchema } from '../surveys/survey.ts';
import { commentSchema, recordComment } from './comment.ts';

/** `POST /comments`, `POST /surveys` and the page that thanks for a survey. */
export function commentRoutes(options: EndpointOptions): Hono<SentEnv> {
  const { store, edition, clock, random, readBody, readerOf, readSettings, showPage } = options;
  const readDaySalt = keepDaySalt(store, random);
  const routes = new Hono<SentEnv>();

  routes.post('/comments', readBody, async function comment(c) {
    const sent = parseFields(commentSchema, c.var.body.fields);
    const { voteReasons } = await readSettings();
    const reasons = voteReasons.map(({ id }) => id);
    const { outcome } = await recordComment(store, { edition, reasons, now: clock() }, sent);
    if (outcome === 'unknown-reason') throw new Problem('invalid-fields', { fields: ['reason'] });
    if (outcome !== 'stored') throw new Problem(outcome);
    const reader = new URL(c.req.url).searchParams.get('reader') ?? '';
    return acknowledge(c, `/api/votes/${sent.ballot}?reader=${encodeURIComponent(reader)}`);
  });
  routes.all('/comments', refuseMethod('POST'));

  routes.post('/surveys', readBody, async function answerSurvey(c) {
    const survey = parseFields(surveySchema, c.var.body.fields);
    const { outcome } = await recordSurvey(store, { edition, reader: readerOf(c), readDaySalt, now: clock(), random }, survey);
    return acknowledge(
      c,
      `/api/surveys/thanks?reader=${readerLocale(c.req.raw, survey.locale)}`,
      outcome === 'stored' ? 201 : 200,
    );
  });
  routes.all('/surveys', refuseMethod('POST'));

  routes.get('/surveys/thanks', async function thank(c) {
    return showPage(await thanksPage(readerLocale(c.req.raw)));
  });
  routes.all('/surveys/thanks', refuseMethod('GET', 'HEAD'));

  return routes;
}

function acknowledge(c: Context<SentEnv>, page: string, status: 200 | 201 = 201): Response {
  return c.var.body.isForm ? seeOther(page) : answerJson({ stored: true }, status);
}

async function thanksPage(locale: string): Promise<Page> {
  const { thanks, thanksText } = stringsFor(locale).feedback.survey;
  const { home } = stringsFor(locale).feedback.problem;
  const body = await html`<h1>${thanks}</h1>
<p>${thanksText}</p>
<p><a href="${homeUrl(locale, '')}">${home}</a></p>`;
  return { locale, title: thanks, body: body.toString() };
}
