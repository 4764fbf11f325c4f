import { Hono } from 'hono';
import { audienceOf } from '../../endpoint/actor.ts';
import { answerStored } from '../../endpoint/answers.ts';
import type { EndpointEnv, EndpointOptions } from '../../endpoint/endpoint.ts';
import { parseFields } from '../../endpoint/parse-fields.ts';
import { Problem, refuseMethod } from '../../endpoint/problem.ts';
import { commentSchema, recordComment } from './comment.ts';

/** `POST /comments`. */
export function commentRoutes({ store, clock, requireAction, readBody, readSettings }: EndpointOptions): Hono<EndpointEnv> {
  const routes = new Hono<EndpointEnv>();

  routes.post('/comments', requireAction('comment'), readBody, async function comment(c) {
    const { sender, body } = c.var;
    const sent = parseFields(commentSchema, body.fields);
    const reasons = (await readSettings()).voteReasons.map(({ id }) => id);
    const { outcome } = await recordComment(store, { audience: audienceOf(sender), reasons, now: clock() }, sent);
    if (outcome === 'unknown-reason') throw new Problem('invalid-fields', { fields: ['reason'] });
    if (outcome !== 'stored') throw new Problem(outcome);
    const locale = new URL(c.req.url).searchParams.get('reader') ?? '';
    return answerStored(body, `/api/votes/${sent.ballot}?reader=${encodeURIComponent(locale)}`);
  });
  routes.all('/comments', refuseMethod('POST'));

  return routes;
}
