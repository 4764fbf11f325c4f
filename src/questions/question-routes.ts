import { type Context, Hono } from 'hono';
import { audienceOf } from '../endpoint/actor.ts';
import { answerJson, seeOther } from '../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../endpoint/endpoint.ts';
import { parseFields } from '../endpoint/parse-fields.ts';
import { Problem, refuseMethod } from '../endpoint/problem.ts';
import { isFormPost } from '../endpoint/read-body.ts';
import { readerLocale } from '../endpoint/reader-locale.ts';
import { recordSurvey } from '../feedback/surveys/survey.ts';
import { dayMs } from '../metrics/instants.ts';
import { cacheDaySalt } from '../readers/day-salt.ts';
import { type AskersMove, askersMoveSchema, toMove } from './askers-move.ts';
import { makeMove } from './make-move.ts';
import { questionSchema } from './question.ts';
import { erasedPage, questionPage } from './question-page.ts';
import { questionStatus } from './question-status.ts';
import { recordQuestion } from './record-question.ts';
import { parseReference } from './reference.ts';
import { createSealer } from './sealer.ts';
import { stateAfter } from './states.ts';
import { findByReference, type OpenedQuestion } from './stored-question.ts';

/** `POST /questions`, and `GET` and `POST /questions/<reference>` for whoever asked. */
export function questionRoutes(options: EndpointOptions): Hono<EndpointEnv> {
  const { store, clock, random, requireAction, readLongBody, readSettings, showPage } = options;
  const sealer = createSealer(options.key, random, options.oldKeys);
  const readDaySalt = cacheDaySalt(store, random);
  const routes = new Hono<EndpointEnv>();

  routes.post('/questions', requireAction('ask-question'), readLongBody, async function ask(c) {
    const { sender, body } = c.var;
    const settings = await readSettings();
    // A site without a form takes no questions, so none is lost in a mailbox that nobody opens.
    if (settings.questions?.form === undefined) throw new Problem('not-found');
    const sent = parseFields(questionSchema, body.fields);
    const result = await recordQuestion(
      store,
      { sender, readDaySalt, sealer, settings: settings.questions, zone: settings.zone, now: clock(), random },
      sent,
    );
    if (result.outcome === 'conflicting') throw new Problem('conflicting-id');
    if (result.outcome === 'too-many') throw new Problem('too-many-today', { retryAfter: result.retryAfterSeconds });
    if (result.outcome === 'bad-call-back') throw new Problem('invalid-fields', { fields: ['callBackAt'] });
    const { reference } = result;
    const page = pageOf(reference, readerLocale(c.req.raw, sent.locale));
    if (body.isForm) return seeOther(page);
    return answerJson({ reference, status: options.basePath + page }, result.outcome === 'stored' ? 201 : 200);
  });
  routes.all('/questions', refuseMethod('POST'));

  routes.get('/questions/:reference', requireAction('read-question'), async function show(c) {
    return showQuestion(c, await find(c));
  });

  routes.post('/questions/:reference', requireAction('change-question'), readLongBody, async function change(c) {
    const { sender, body } = c.var;
    const question = await find(c);
    const settings = await readSettings();
    if (settings.questions === undefined) throw new Problem('not-found');
    const asked = parseFields(askersMoveSchema, body.fields);
    const now = clock();
    // Before the move: a rating that could not be stored can be sent again, and one that is sent again counts once.
    if (asked.move === 'rate' && stateAfter('rate', 'asker', question.state) !== undefined)
      await recordSurvey(store, { sender, readDaySalt, now, random }, surveyOf(asked, question));
    const made = await makeMove(store, { sealer, settings: settings.questions, now }, question.id, toMove(asked));
    if (made.outcome === 'unknown') throw new Problem('not-found');
    if (asked.move === 'erase' && made.outcome === 'done')
      return wantsJson(c) ? answerJson({ erased: true }) : showPage(await erasedPage(readerLocale(c.req.raw, question.locale)));
    if (made.outcome !== 'done') return showQuestion(c, made.question, made.outcome === 'stale' ? 'stale' : 'notNow');
    const reference = made.question.asked?.reference ?? '';
    return wantsJson(c) ? showQuestion(c, made.question) : seeOther(pageOf(reference, readerLocale(c.req.raw, question.locale)));
  });
  routes.all('/questions/:reference', refuseMethod('GET', 'HEAD', 'POST'));

  /** The same answer for a wrong, an unknown and an erased reference; who guesses many has to wait. */
  async function find(c: Context<EndpointEnv>): Promise<OpenedQuestion> {
    const reference = parseReference(c.req.param('reference') ?? '');
    const found = reference === undefined ? undefined : await findByReference(store, sealer, reference);
    if (found !== undefined && found.edition === audienceOf(c.var.sender)) return found;
    const retryAfter = await options.limitGuesses(c.var.sender.address);
    throw retryAfter > 0 ? new Problem('too-many', { retryAfter }) : new Problem('not-found');
  }

  async function showQuestion(
    c: Context<EndpointEnv>,
    question: OpenedQuestion,
    refused?: 'stale' | 'notNow',
  ): Promise<Response> {
    const settings = await readSettings();
    const reference = parseReference(c.req.param('reference') ?? '') ?? '';
    const status = questionStatus(question, reference, question.touchedAt + settings.retention.questionsDays * dayMs);
    if (c.req.query('download') !== undefined) {
      const answer = answerJson(status, 200);
      answer.headers.set('Content-Disposition', `attachment; filename="${status.reference}.json"`);
      return answer;
    }
    if (wantsJson(c)) return answerJson({ ...status, ...(refused && { refused }) }, refused ? 409 : 200);
    return showPage(
      await questionPage(status, { locale: readerLocale(c.req.raw, question.locale), settings, refused }),
      refused && { status: 409 },
    );
  }

  return routes;
}

function pageOf(reference: string, locale: string): string {
  return `/api/questions/${reference}?reader=${locale}`;
}

function wantsJson({ req }: Context): boolean {
  return !(req.header('accept') ?? '').includes('text/html') && !isFormPost(req.raw);
}

function surveyOf({ csat, speed, reason }: AskersMove, { id, reopened, locale, article }: OpenedQuestion) {
  return {
    id: `${id} ${reopened}`,
    locale,
    csat: csat ?? 3,
    speed,
    reason,
    resolved: true,
    question: id,
    article: article ?? undefined,
  };
}
