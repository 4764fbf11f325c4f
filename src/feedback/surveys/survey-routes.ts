import { Hono } from 'hono';
import { html } from 'hono/html';
import { answerStored } from '../../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../../endpoint/endpoint.ts';
import type { Page } from '../../endpoint/page.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { homeUrl } from '../../knowledge/page-url.ts';
import { cacheDaySalt } from '../../readers/day-salt.ts';
import { recordSurvey, surveySchema } from './survey.ts';

/** `POST /surveys` and `GET /surveys/thanks`. */
export function surveyRoutes({ store, clock, random, requireAction, readBody, showPage }: EndpointOptions): Hono<EndpointEnv> {
  const readDaySalt = cacheDaySalt(store, random);
  const routes = new Hono<EndpointEnv>();

  routes.post('/surveys', requireAction('answer-survey'), readBody, async function answerSurvey(c) {
    const { sender, body } = c.var;
    const survey = parseFields(surveySchema, body.fields);
    const { outcome } = await recordSurvey(store, { sender, readDaySalt, now: clock(), random }, survey);
    const thanks = `/api/surveys/thanks?reader=${readerLocale(c.req.raw, survey.locale)}`;
    return answerStored(body, thanks, outcome === 'stored' ? 201 : 200);
  });
  routes.all('/surveys', refuseMethod('POST'));

  routes.get('/surveys/thanks', requireAction('answer-survey'), async function thank(c) {
    return showPage(await thanksPage(readerLocale(c.req.raw)));
  });
  routes.all('/surveys/thanks', refuseMethod('GET', 'HEAD'));

  return routes;
}

async function thanksPage(locale: string): Promise<Page> {
  const { survey, problem } = stringsFor(locale).feedback;
  const body = await html`<h1>${survey.thanks}</h1>
<p>${survey.thanksText}</p>
<p><a href="${homeUrl(locale, '')}">${problem.home}</a></p>`;
  return { locale, title: survey.thanks, body: body.toString() };
}
