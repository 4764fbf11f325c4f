import { describe, expect, test } from 'vitest';
import type { AskLive, LiveAnswer } from '../../../src/publishing/live/ask-live.ts';
import { probesOf } from '../../../src/publishing/live/probes.ts';
import { digestOf, type SiteToTest } from '../../../src/publishing/live/site-to-test.ts';
import { siteHeaders, transportSecurity } from '../../../src/server/headers.ts';

const revisions = '{"version":1}';
const site: SiteToTest = {
  audience: 'public',
  articles: [
    { id: 'refund', locale: 'en', revision: '0123456789ab', redirectFrom: [], sketch: '', path: '/en/articles/refund/' },
  ],
  files: [{ path: 'revisions.json', digest: digestOf(Buffer.from(revisions)) }],
};

const headers = {
  ...siteHeaders([]),
  ...transportSecurity,
  'Content-Encoding': 'br',
  'Content-Type': 'text/html; charset=utf-8',
};

/** What a live address answers, by method and path; an entry replaces the right answer. */
type Answers = Record<string, { status?: number; headers?: Record<string, string>; body?: string } | Error>;

const right: Answers = {
  'GET /': {},
  'GET /en/articles/refund/': { body: '<input name="revision" value="0123456789ab">' },
  'GET /revisions.json': { body: revisions },
  'GET /there-is-no-such-page/': { status: 404 },
  'GET /en/manual/': { status: 404 },
  'GET /api/live': { body: '{"status":"live"}' },
  'GET /api/ready': { body: '{"status":"ready"}' },
  'POST /api/votes': { status: 422, body: '{"reason":"unknown-ballot"}' },
};

async function faultsWith(damaged: Answers, options = { hasEndpoint: true, isSecure: true }): Promise<string[]> {
  const ask: AskLive = async (path, init): Promise<LiveAnswer> => {
    const answer = { ...right, ...damaged }[`${init?.method ?? 'GET'} ${path}`];
    if (answer === undefined) throw new Error(`Nobody expected ${path}.`);
    if (answer instanceof Error) throw answer;
    return {
      status: answer.status ?? 200,
      headers: new Headers(answer.headers ?? headers),
      body: Buffer.from(answer.body ?? '<!doctype html>'),
    };
  };
  const faults: string[] = [];
  for (const { name, run } of probesOf(site, options)) {
    const fault = await run(ask).catch((error: Error) => error.message);
    if (fault !== undefined) faults.push(`${name}: ${fault}`);
  }
  return faults;
}

describe('the test of a live address', () => {
  test('finds nothing where everything is as it was built', async () => {
    expect(await faultsWith({})).toEqual([]);
  });

  test.each([
    ['an error page for the home page', { 'GET /': { status: 502 } }, 'home page: was answered 502, not 200'],
    [
      'headers that a proxy has lost',
      { 'GET /': { headers: { 'Content-Type': 'text/html', 'Content-Encoding': 'br', ...transportSecurity } } },
      /^headers: lack Content-Security-Policy, X-Content-Type-Options, /,
    ],
    [
      'TLS without Strict-Transport-Security, as when the proxy does not tell the scheme',
      { 'GET /': { headers: { ...siteHeaders([]), 'Content-Type': 'text/html', 'Content-Encoding': 'br' } } },
      'headers: lack Strict-Transport-Security',
    ],
    [
      'pages without compression',
      { 'GET /': { headers: { ...siteHeaders([]), ...transportSecurity, 'Content-Type': 'text/html' } } },
      'compression: the home page is sent without compression',
    ],
    ['200 for what does not exist', { 'GET /there-is-no-such-page/': {} }, 'unknown page: was answered 200, not 404'],
    [
      'the article of an earlier build',
      { 'GET /en/articles/refund/': { body: '<input name="revision" value="ffffffffffff">' } },
      'article (en): /en/articles/refund/ does not show the text that was built (revision 0123456789ab)',
    ],
    ['a file of an earlier build', { 'GET /revisions.json': { body: '{}' } }, 'revisions.json: is not the file that was built'],
    ['the manual of the internal edition', { 'GET /en/manual/': {} }, 'no internal page (en): was answered 200, not 404'],
    ['no endpoint', { 'GET /api/live': { status: 404 } }, 'endpoint: was answered 404, not 200'],
    ['a store that cannot write', { 'GET /api/ready': { status: 503 } }, 'store: was answered 503, not 200'],
    [
      'a store with a doubtful clock',
      { 'GET /api/ready': { body: '{"warnings":["The clock is late."]}' } },
      'store: has warnings: The clock is late.',
    ],
    [
      'an endpoint that does not know the texts',
      { 'POST /api/votes': { status: 422, body: '{"reason":"unpublished-revision"}' } },
      'revision (en): the endpoint does not know the text of en/refund: it answered 422 unpublished-revision',
    ],
    ['no answer', { 'GET /api/live': new Error('connect ECONNREFUSED') }, 'endpoint: connect ECONNREFUSED'],
  ] satisfies [string, Answers, string | RegExp][])('finds %s, and nothing else', async (_case, damaged, expected) => {
    expect(await faultsWith(damaged)).toEqual([expected instanceof RegExp ? expect.stringMatching(expected) : expected]);
  });

  test('asks a host of files alone for no endpoint, and one without TLS not for its header', async () => {
    const { 'Strict-Transport-Security': _, ...plain } = headers;
    const damaged = { 'GET /api/live': { status: 404 }, 'GET /': { headers: plain } };
    expect(await faultsWith(damaged, { hasEndpoint: false, isSecure: false })).toEqual([]);
  });
});
