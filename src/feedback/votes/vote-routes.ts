import { type Context, Hono } from 'hono';
import { audienceOf, type Sender } from '../../endpoint/actor.ts';
import { answerJson, seeOther } from '../../endpoint/answers.ts';
import { authorize } from '../../endpoint/authorize.ts';
import type { EndpointEnv, EndpointOptions } from '../../endpoint/endpoint.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { Problem, type ProblemReason, refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { cacheDaySalt } from '../../readers/day-salt.ts';
import { base64url } from '../../readers/random.ts';
import { readComment } from '../comments/comment.ts';
import { cacheAllowances } from './allowance.ts';
import { readBallot } from './ballot.ts';
import { receiptPage } from './receipt.ts';
import { type RecordVoteOptions, recordVote, type VoteOutcome } from './record-vote.ts';
import { cachePublished } from './revisions.ts';
import { type Vote, voteSchema } from './vote.ts';

/** `POST /votes` and `GET /votes/<ballot>`. */
export function voteRoutes(options: EndpointOptions): Hono<EndpointEnv> {
  const { store, clock, requireAction, showPage } = options;
  const voting: Voting = {
    ...options,
    readDaySalt: cacheDaySalt(store, options.random),
    readAllowance: cacheAllowances(store),
    findRevision: cachePublished(),
    writer: base64url(options.random(6)),
  };
  const routes = new Hono<EndpointEnv>();

  routes.post('/votes', requireAction('cast-vote'), options.readBody, async function castVote(c) {
    const { sender, body } = c.var;
    const vote = parseFields(voteSchema, body.fields);
    if (vote.ballot !== undefined) authorize(sender, 'change-vote');
    const result = await recordWithRefresh(voting, sender, vote);
    if (!('ballot' in result)) throw new Problem(refusals[result.outcome]);
    return body.isForm ? redirectToReceipt(c, result.ballot, vote) : acknowledge(result);
  });
  routes.all('/votes', refuseMethod('POST'));

  routes.get('/votes/:ballot', requireAction('read-ballot'), async function showBallot(c) {
    const ballot = await readBallot(store, audienceOf(c.var.sender), c.req.param('ballot'));
    if (ballot === undefined) throw new Problem('not-found');
    const details = { settings: await options.readSettings(), comment: await readComment(store, ballot.ballot) };
    return showPage(await receiptPage(ballot, readerLocale(c.req.raw, ballot.locale), clock(), details));
  });
  routes.all('/votes/:ballot', refuseMethod('GET', 'HEAD'));

  return routes;
}

/** What all votes need. */
type Voting = EndpointOptions & Omit<RecordVoteOptions, 'now' | 'sender'>;

/** Refreshes the revisions and tries again if the text is unknown: the site may have just been rebuilt. */
async function recordWithRefresh(voting: Voting, sender: Sender, vote: Vote): Promise<VoteOutcome> {
  const { store, clock, refreshRevisions } = voting;
  const record = () => recordVote(store, { ...voting, sender, now: clock() }, vote);
  const result = await record();
  const isUnknown = result.outcome === 'unknown-article' || result.outcome === 'unpublished-revision';
  return isUnknown && (await refreshRevisions()) ? record() : result;
}

function acknowledge({ outcome, ballot, changeUntil }: Accepted): Response {
  return answerJson({ ballot, changeUntil: new Date(changeUntil).toISOString() }, outcome === 'stored' ? 201 : 200);
}

function redirectToReceipt(c: Context, ballot: string, vote: Vote): Response {
  return seeOther(`/api/votes/${ballot}?reader=${readerLocale(c.req.raw, vote.locale)}`);
}

const refusals = {
  conflicting: 'conflicting-id',
  'unknown-article': 'unknown-article',
  'unpublished-revision': 'unpublished-revision',
  'unknown-ballot': 'unknown-ballot',
  expired: 'expired',
} as const satisfies Record<Exclude<VoteOutcome, Accepted>['outcome'], ProblemReason>;

type Accepted = Extract<VoteOutcome, { ballot: string }>;
