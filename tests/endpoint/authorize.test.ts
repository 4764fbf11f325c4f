import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { senderOf } from '../../src/endpoint/actor.ts';
import { type Action, type ActionHandler, authorize, createRequireAction } from '../../src/endpoint/authorize.ts';
import type { Page } from '../../src/endpoint/page.ts';
import type { Problem } from '../../src/endpoint/problem.ts';
import { problemResponse } from '../../src/endpoint/problem-response.ts';
import type { Audience } from '../../src/knowledge/audience.ts';
import { createApp } from '../../src/server/app.ts';
import { openBuiltHelpCentre } from '../../src/server/built-help-centre.ts';
import { countingRandom, key, openStore, sender, start } from '../feedback/builders.ts';
import { json } from './requests.ts';

const app = createApp({
  store: await openStore(),
  clock: () => start,
  random: countingRandom(),
  key,
  readShell: async () => undefined,
  config: { audience: 'public', allowedOrigins: [] },
  helpCentre: openBuiltHelpCentre('nowhere', 'public', () => '2026-11-20'),
  log: () => {},
});

describe('every route of the endpoint', () => {
  const routes = Map.groupBy(app.routes, ({ method, path }) => `${method} ${path}`);
  const serving = [...routes].filter(([route]) => !route.startsWith('ALL '));

  test('declares its action before anything else', () => {
    const actions = serving.map(
      ([route, [first]]) => `${route} ${(first?.handler as Partial<ActionHandler> | undefined)?.action ?? 'no action'}`,
    );
    expect(actions.sort()).toEqual([
      'GET /api/live check-health',
      'GET /api/questions/:reference read-question',
      'GET /api/ready check-health',
      'GET /api/surveys/thanks answer-survey',
      'GET /api/votes/:ballot read-ballot',
      'POST /api/comments comment',
      'POST /api/confirmations confirm-search',
      'POST /api/counts count',
      'POST /api/questions ask-question',
      'POST /api/questions/:reference change-question',
      'POST /api/searches report-search',
      'POST /api/surveys answer-survey',
      'POST /api/votes cast-vote',
      'POST /mcp ask-by-program',
    ]);
  });

  test('serves no method that was not declared', async () => {
    const paths = [...new Set(app.routes.map(({ path }) => path.replace('*', 'nowhere').replace(/:\w+/, 'x')))];
    for (const path of paths) expect([405, 404]).toContain((await app.request(path, { method: 'DELETE' })).status);
  });
});

/** An endpoint whose one route is for staff. */
function staffRoute(audience: Audience) {
  const showPage = async ({ body }: Page, init: ResponseInit) => new Response(body, init);
  const requireAction = createRequireAction(() => senderOf(audience, { address: '203.0.113.1', agent: '' }));
  return new Hono()
    .post('/staff', requireAction('accept-surge'), (c) => c.text(c.var.sender.kind))
    .onError((error, c) => problemResponse(c.req.raw, error as Problem, showPage));
}

describe('a staff action', () => {
  test('is a 403 problem for an anonymous reader, in JSON and as a page', async () => {
    const refused = await staffRoute('public').request('/staff?reader=en', json({}));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'application/problem+json; charset=utf-8']);
    expect(await refused.json()).toMatchObject({ reason: 'forbidden', detail: expect.stringMatching(/^You are not allowed/) });
    const page = await staffRoute('public').request('/staff?reader=zh-cn', { method: 'POST', headers: { Accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([403, expect.stringContaining('你没有权限')]);
  });

  test('is open to whoever reaches the internal edition', async () => {
    const allowed = await staffRoute('internal').request('/staff', json({}));
    expect([allowed.status, await allowed.text()]).toEqual([200, 'staff']);
  });
});

test.each<[Action, boolean, boolean, boolean]>([
  ['cast-vote', true, true, false],
  ['change-vote', true, true, false],
  ['stats', false, true, true],
  ['accept-surge', false, true, true],
  ['export', false, false, true],
  ['purge', false, false, true],
])('%s: reader %s, staff %s, operator %s', (action, ...allowed) => {
  const actors = [sender(), sender({}, 'internal'), { kind: 'operator' } as const];
  const mayDo = actors.map((actor) => {
    try {
      authorize(actor, action);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ reason: 'forbidden', status: 403 } satisfies Partial<Problem>);
      return false;
    }
  });
  expect(mayDo).toEqual(allowed);
});
