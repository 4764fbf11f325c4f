import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Store } from '../store/store.ts';
import { readBallot } from './ballot.ts';
import { Problem, type ProblemReason, refuseMethod } from './problem.ts';
import { readerLocale } from './reader-locale.ts';
import { type Page, receiptPage } from './receipt.ts';
import { type RandomBytes, recordVote, type VoteOutcome } from './record-vote.ts';
import { type Edition, type Vote, voteSchema } from './vote.ts';

export interface VoteRoutesOptions {
  store: Store;
  edition: Edition;
  /** Milliseconds since 1970. */
  clock: () => number;
  random: RandomBytes;
  /** Refuses what must not be read and leaves the body of a POST in `c.var.body`. */
  readBody: MiddlewareHandler<SentEnv>;
  showPage: (page: Page) => Promise<Response>;
  /** Looks whether the site was built anew since; true when it was and its revisions are now known. */
  refreshRevisions: () => Promise<boolean>;
}

/** What `readBody` leaves for a route. */
export interface SentEnv {
  Variables: { body: { fields: unknown; isForm: boolean } };
}

/** `POST /votes` and `GET /votes/<ballot>`. */
export function voteRoutes(options: VoteRoutesOptions): Hono<SentEnv> {
  const { store, edition, clock, showPage } = options;
  const routes = new Hono<SentEnv>();

  routes.post('/votes', options.readBody, async function castVote(c) {
    const { fields, isForm } = c.var.body;
    const vote = parseVote(fields);
    const result = await recordUnlessUnknown(options, vote);
    if (!('ballot' in result)) throw new Problem(refusals[result.outcome]);
    return isForm ? redirectToReceipt(c, result.ballot, vote) : acknowledge(c, result);
  });
  routes.all('/votes', refuseMethod('POST'));

  routes.get('/votes/:ballot', async function showBallot(c) {
    const ballot = await readBallot(store, edition, c.req.param('ballot'));
    if (ballot === undefined) throw new Problem('not-found');
    return showPage(await receiptPage(ballot, readerLocale(c.req.raw, ballot.locale), clock()));
  });
  routes.all('/votes/:ballot', refuseMethod('GET', 'HEAD'));

  return routes;
}

/** @throws Problem that names every faulty field */
function parseVote(body: unknown): Vote {
  const result = voteSchema.safeParse(body);
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
  );
  throw new Problem('invalid-fields', { fields: [...new Set(fields)] });
}

/** A vote for a text nobody knows may come from a site that was built a moment ago. */
async function recordUnlessUnknown(options: VoteRoutesOptions, vote: Vote): Promise<VoteOutcome> {
  const { store, edition, clock, random, refreshRevisions } = options;
  const record = () => recordVote(store, { edition, now: clock(), random }, vote);
  const result = await record();
  const isUnknown = result.outcome === 'unknown-article' || result.outcome === 'unpublished-revision';
  return isUnknown && (await refreshRevisions()) ? record() : result;
}

function acknowledge(c: Context, { outcome, ballot, changeUntil }: Accepted): Response {
  return c.json({ ballot, changeUntil: new Date(changeUntil).toISOString() }, outcome === 'stored' ? 201 : 200);
}

function redirectToReceipt(c: Context, ballot: string, vote: Vote): Response {
  return c.redirect(`/api/votes/${ballot}?reader=${readerLocale(c.req.raw, vote.locale)}`, 303);
}

const refusals = {
  conflicting: 'conflicting-id',
  'unknown-article': 'unknown-article',
  'unpublished-revision': 'unpublished-revision',
  'unknown-ballot': 'unknown-ballot',
  expired: 'expired',
} as const satisfies Record<Exclude<VoteOutcome, Accepted>['outcome'], ProblemReason>;

type Accepted = Extract<VoteOutcome, { ballot: string }>;
