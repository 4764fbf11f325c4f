import { type Context, Hono } from 'hono';
import { answerJson, seeOther } from '../../endpoint/answers.ts';
import type { EndpointOptions, SentEnv } from '../../endpoint/endpoint.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { Problem, type ProblemReason, refuseMethod } from '../../endpoint/problem.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { keepDaySalt } from '../../readers/day-salt.ts';
import { base64url } from '../../readers/random.ts';
import type { Reader } from '../../readers/reader.ts';
import { readComment } from '../comments/comment.ts';
import { keepAllowances } from './allowance.ts';
import { readBallot } from './ballot.ts';
import { receiptPage } from './receipt.ts';
import { type RecordVoteOptions, recordVote, type VoteOutcome } from './record-vote.ts';
import { rememberFound } from './revisions.ts';
import { type Vote, voteSchema } from './vote.ts';

/** `POST /votes` and `GET /votes/<ballot>`. */
export function voteRoutes(options: EndpointOptions): Hono<SentEnv> {
  const { store, edition, clock, showPage } = options;
  const voting: Voting = {
    ...options,
    readDaySalt: keepDaySalt(store, options.random),
    readAllowance: keepAllowances(store),
    findRevision: rememberFound(),
    writer: base64url(options.random(6)),
  };
  const routes = new Hono<SentEnv>();

  routes.post('/votes', options.readBody, async function castVote(c) {
    const { fields, isForm } = c.var.body;
    const vote = parseFields(voteSchema, fields);
    const result = await recordUnlessUnknown(voting, options.readerOf(c), vote);
    if (!('ballot' in result)) throw new Problem(refusals[result.outcome]);
    return isForm ? redirectToReceipt(c, result.ballot, vote) : acknowledge(result);
  });
  routes.all('/votes', refuseMethod('POST'));

  routes.get('/votes/:ballot', async function showBallot(c) {
    const ballot = await readBallot(store, edition, c.req.param('ballot'));
    if (ballot === undefined) throw new Problem('not-found');
    const details = { settings: await options.readSettings(), comment: await readComment(store, ballot.ballot) };
    return showPage(await receiptPage(ballot, readerLocale(c.req.raw, ballot.locale), clock(), details));
  });
  routes.all('/votes/:ballot', refuseMethod('GET', 'HEAD'));

  return routes;
}

/** What all votes need. */
type Voting = EndpointOptions & Omit<RecordVoteOptions, 'now' | 'reader'>;

/** A vote for a text nobody knows may come from a site that was built a moment ago. */
async function recordUnlessUnknown(voting: Voting, reader: Reader, vote: Vote): Promise<VoteOutcome> {
  const { store, clock, refreshRevisions } = voting;
  const record = () => recordVote(store, { ...voting, reader, now: clock() }, vote);
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
