import { type Context, Hono } from 'hono';
import { seeOther } from '../../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../../endpoint/endpoint.ts';
import { Problem, refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { StoreError } from '../../store/store.ts';
import { assignWaiting, readTeamWork } from '../assignment/assign-waiting.ts';
import { proposePerson } from '../assignment/propose-person.ts';
import { customersOfQuestion } from '../customer.ts';
import { listQuestions, readList } from '../list-questions.ts';
import { makeMove } from '../make-move.ts';
import { countDemand } from '../priority.ts';
import { readQuestionFigures } from '../question-figures.ts';
import { createSealer } from '../sealer.ts';
import { isWaiting, states } from '../states.ts';
import { readQuestion } from '../stored-question.ts';
import { countWaiting } from '../waiting-counts.ts';
import { insertIntoReply } from './insert-into-reply.ts';
import { filterOf, listPage, maxListed, readView } from './list-page.ts';
import { personOf } from './person-of.ts';
import { leave, look } from './presence.ts';
import { readRatings } from './read-ratings.ts';
import type { ReplyDraft } from './reply-form.ts';
import { readSession } from './sign-in.ts';
import { sessionOf, signInRoutes } from './sign-in-routes.ts';
import { mayDo, parseStaffMove, type StaffMove } from './staff-move.ts';
import { dayStart, wallDownPage, wallPage } from './wall-page.ts';
import { workPage } from './work-page.ts';

/** Articles of the site that may answer a text, the best first. */
export type SuggestArticles = (text: string, locale: string) => Promise<readonly SuggestedArticle[]>;

export interface SuggestedArticle {
  id: string;
  title: string;
  summary: string;
  category: string;
}

export type Person = QuestionSettings['people'][number];

export interface StaffOptions extends EndpointOptions {
  suggestArticles: SuggestArticles;
  /** Whom the company’s login says a request is from; left out where people sign in by links only. */
  identityOf: ((c: Context<EndpointEnv>) => string | undefined) | undefined;
}

/** How often the wall page loads itself again. */
const wallSeconds = 60;

/** Most questions of one asker that are shown beside the present one. */
const maxEarlier = 10;

/**
 * The pages on which the staff works on questions: `/staff/`, `/staff/questions/<id>`, `/staff/sign-in`. The internal
 * edition alone has them, so they stand behind the company’s login, and everyone signs in besides.
 */
export function staffRoutes(options: StaffOptions): Hono<EndpointEnv> {
  const { store, clock, random, requireAction, readLongBody, readSettings, showPage, suggestArticles, identityOf } = options;
  const sealer = createSealer(options.key, random, options.oldKeys);
  const routes = new Hono<EndpointEnv>();

  routes.route(
    '/',
    signInRoutes(options, async (c) => (await deskOf(c))?.isByProxy === true),
  );

  routes.get('/', requireAction('work-on-questions'), async function showList(c) {
    const desk = await deskOf(c);
    if (desk === undefined) return seeOther('/staff/sign-in');
    const view = readView(new URL(c.req.url).searchParams);
    const now = clock();
    const part = { limit: maxListed, after: view.after };
    const list = await readList(store, sealer, filterOf(view, desk.person), part);
    const counts = await countWaiting(store, desk.person.id, now);
    return showPage(await listPage({ ...desk, view, list, counts, now }));
  });

  routes.get('/wall', requireAction('work-on-questions'), async function showWall(c) {
    const headers = { Refresh: String(wallSeconds) };
    try {
      const desk = await deskOf(c);
      if (desk === undefined) return seeOther('/staff/sign-in');
      const now = clock();
      const figures = await readQuestionFigures(store, { now, since: dayStart(now, desk.zone) });
      return await showPage(await wallPage({ ...desk, figures, now }), { headers });
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      // Nobody is there to reload it.
      return showPage(await wallDownPage(readerLocale(c.req.raw)), { status: 503, headers });
    }
  });

  routes.get('/questions/:id', requireAction('work-on-questions'), async function showQuestion(c) {
    const desk = await deskOf(c);
    if (desk === undefined) return seeOther('/staff/sign-in');
    return showWork(desk, c.req.param('id'));
  });

  routes.post('/questions/:id', requireAction('work-on-questions'), readLongBody, async function work(c) {
    const desk = await deskOf(c);
    if (desk === undefined) return seeOther('/staff/sign-in');
    const { person, settings, locale } = desk;
    // The company’s login goes with every request, also with one that another site makes an old browser send.
    if (desk.isByProxy && !saysItsSite(c.req.raw)) throw new Problem('cross-site');
    const id = c.req.param('id');
    const sent = parseStaffMove(c.var.body.fields, { person, settings, locale });
    if (!mayDo(person.role, sent.made.move)) return showWork(desk, id, { refused: 'forbidden', draft: sent.draft, status: 403 });
    if (sent.insert !== undefined) return showWork(desk, id, { draft: sent.draft, insert: sent.insert });
    if (sent.isTextMissing) return showWork(desk, id, { refused: 'text-missing', draft: sent.draft, status: 422 });
    if (sent.unfilled !== undefined) return showWork(desk, id, { refused: 'unfilled', draft: sent.draft, status: 422 });
    const made = await makeMove(store, { sealer, settings, now: clock() }, id, sent.made);
    if (made.outcome === 'unknown') throw new Problem('not-found');
    // Nothing that was written is lost: it is in the form again.
    if (made.outcome !== 'done') return showWork(desk, id, { refused: made.outcome, draft: sent.draft, status: 409 });
    // The other times are when rounds of the server look for questions that nobody has.
    if (settings.assignment === 'automatic') await assignWaiting(store, { sealer, settings, now: clock() });
    if (sent.isSolving) {
      const solved = { move: 'resolve', side: 'staff', actor: person.id, version: made.question.version } as const;
      const after = await makeMove(store, { sealer, settings, now: clock() }, id, solved);
      if (after.outcome === 'unknown') throw new Problem('not-found');
      if (after.outcome !== 'done') return showWork(desk, id, { refused: after.outcome, status: 409 });
    }
    if (sent.made.move === 'answer') await leave(store, id, person.id);
    return seeOther(sent.made.move === 'answer' ? '/staff' : `/staff/questions/${id}`);
  });
  routes.get('*', requireAction('work-on-questions'), function findNothing(c) {
    if (c.req.path.endsWith('/staff/')) return seeOther('/staff');
    throw new Problem('not-found');
  });
  routes.all('*', refuseMethod('GET', 'HEAD', 'POST'));

  async function deskOf(c: Context<EndpointEnv>) {
    const { questions: settings, zone } = await readSettings();
    if (settings === undefined) return undefined;
    const identity = identityOf?.(c);
    const person = identity === undefined ? await signedIn(c, settings.people) : personOf(identity, settings.people);
    if (person === undefined) return undefined;
    return { person, settings, zone, locale: readerLocale(c.req.raw, person.languages[0]), isByProxy: identity !== undefined };
  }

  async function signedIn(c: Context<EndpointEnv>, people: readonly Person[]): Promise<Person | undefined> {
    const session = sessionOf(c);
    const id = session === undefined ? undefined : await readSession(store, session, clock());
    return people.find((each) => each.id === id);
  }

  async function showWork(
    desk: NonNullable<Awaited<ReturnType<typeof deskOf>>>,
    id: string,
    { status = 200, insert, draft, ...refusal }: Answer = {},
  ): Promise<Response> {
    const question = await readQuestion(store, sealer, id);
    if (question === undefined) throw new Problem('not-found');
    const text = question.asked?.text ?? '';
    const isFree = question.assignee === null && isWaiting(question.state);
    const [articles, demand, earlier, team, ratings] = await Promise.all([
      text === '' ? [] : suggestArticles(text, question.locale),
      countDemand(store, clock()),
      question.customer === null
        ? []
        : listQuestions(store, sealer, { customers: customersOfQuestion(question, sealer), states }, maxEarlier),
      isFree ? readTeamWork(store, { settings: desk.settings, now: clock() }) : undefined,
      readRatings(store, question),
    ]);
    const proposal = team && proposePerson(question, team);
    const filled = draft && insert ? insertIntoReply(draft, insert, { question, articles, settings: desk.settings }) : draft;
    const others = earlier.filter((each) => each.id !== id);
    const now = clock();
    const looking = await look(store, id, desk.person.id, now);
    const shown = { ...desk, ...refusal, draft: filled, question, articles, demand, others, ratings, proposal, looking, now };
    return showPage(await workPage(shown), { status });
  }

  return routes;
}

/** Why a question is shown again after something was sent. */
interface Answer {
  refused?: string;
  draft?: ReplyDraft;
  insert?: StaffMove['insert'];
  status?: number;
}

function saysItsSite({ headers }: Request): boolean {
  return headers.has('sec-fetch-site') || headers.has('origin');
}
