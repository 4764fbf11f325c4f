import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { readServerConfig } from '../../src/server/config.ts';
import { type RunningServer, startServer } from '../../src/server/entries/node.ts';
import { revisionsFile } from '../feedback/builders.ts';
import { settings } from '../questions/builders.ts';
import { buildSite, configFor } from './support/site.ts';

const people = settings.people.map((each) => ({ ...each, mail: `${each.id}@qinghe.example` }));
const site = {
  'feedback.json': JSON.stringify({ ...defaultFeedbackSettings, questions: { ...settings, people } }),
  'revisions.json': JSON.stringify({ ...revisionsFile(), audience: 'internal' }),
};

let running: RunningServer[] = [];
let behindProxy: string;
let exposed: string;

beforeAll(async () => {
  const start = async (proxies: string): Promise<string> => {
    const siteDir = buildSite(site);
    const { staffHeader, trustedProxies } = readServerConfig({ KB_STAFF_HEADER: 'Remote-User', TRUSTED_PROXIES: proxies });
    const config = configFor(siteDir, { audience: 'internal', staffHeader, trustedProxies });
    const server = await startServer({ siteDir, config, log: () => {} });
    running.push(server);
    return server.url;
  };
  behindProxy = await start('127.0.0.1');
  exposed = await start('10.0.0.1');
});
afterAll(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
});

interface Sent {
  path?: string;
  /** Names and values in turn, so that a header can come twice. */
  headers: readonly string[];
  body?: string;
}

function send(url: string, { path = '/staff', headers, body }: Sent): Promise<{ status: number; text: string; to?: string }> {
  const { host } = new URL(url);
  return new Promise((done, fail) => {
    const all = ['Host', host, 'Accept-Language', 'en', 'Accept', 'text/html', ...headers];
    const form = ['Content-Type', 'application/x-www-form-urlencoded', 'Content-Length', String(body?.length)];
    const method = body === undefined ? 'GET' : 'POST';
    const outgoing = request(url + path, { method, headers: body === undefined ? all : [...all, ...form] }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data: string) => {
        text += data;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text, to: response.headers.location ?? '' }));
    });
    outgoing.on('error', fail).end(body);
  });
}

describe('a company’s login in front of the staff’s pages', () => {
  test.each(['shen-wei', 'Shen-Wei@qinghe.example'])('signs in whom its header names: %s', async (name) => {
    const { status, text } = await send(behindProxy, { headers: ['Remote-User', name] });
    expect(status).toBe(200);
    expect(text).toContain('Shen Wei');
    expect(text).not.toContain('/staff/sign-out');
  });

  test('signs in nobody whom team.yaml does not know, and says why, as text', async () => {
    const headers = ['Remote-User', '<b>who-left</b>'];
    const { status, to } = await send(behindProxy, { headers });
    expect([status, to]).toEqual([303, '/staff/sign-in']);
    const page = await send(behindProxy, { path: '/staff/sign-in', headers });
    expect(page.text).toContain('“&lt;b&gt;who-left&lt;/b&gt;”, whom team.yaml does not know');
  });

  test.each([
    ['twice', ['Remote-User', 'shen-wei', 'Remote-User', 'grace-tan']],
    ['twice in other letters', ['Remote-User', 'shen-wei', 'REMOTE-USER', 'grace-tan']],
    ['twice the same', ['Remote-User', 'shen-wei', 'Remote-User', 'shen-wei']],
    ['as a list', ['Remote-User', 'shen-wei, grace-tan']],
    ['empty', ['Remote-User', ' ']],
    ['under a similar name', ['Remote_User', 'shen-wei', 'X-Remote-User', 'shen-wei']],
    ['as a name that every object has', ['Remote-User', '__proto__']],
    ['endlessly', ['Remote-User', 'shen-wei'.repeat(1_000)]],
  ])('is not believed when its header comes %s', async (_, headers) => {
    expect((await send(behindProxy, { headers })).to).toBe('/staff/sign-in');
  });

  test('is not believed from an address that is not its own, whatever it forwards', async () => {
    const headers = ['Remote-User', 'grace-tan', 'X-Forwarded-For', '10.0.0.1', 'X-Forwarded-User', 'grace-tan'];
    expect((await send(exposed, { headers })).to).toBe('/staff/sign-in');
  });

  test('lets no other site act: with every request goes who it is', async () => {
    const sent = { path: '/staff/questions/x', body: 'move=note&text=x' };
    const by = (more: string[]) => send(behindProxy, { ...sent, headers: ['Remote-User', 'shen-wei', ...more] });
    expect((await by(['Sec-Fetch-Site', 'cross-site', 'Origin', 'https://evil.example'])).status).toBe(403);
    expect((await by(['Origin', 'https://evil.example'])).status).toBe(403);
    expect((await by(['Origin', 'null'])).status).toBe(403);
    expect((await by([])).status).toBe(403);
    // There is no such question, which it gets to know.
    expect((await by(['Sec-Fetch-Site', 'same-origin'])).status).toBe(404);
  });

  test('is refused at the start where anybody could send its header', () => {
    const read =
      (proxies: string, header = 'Remote-User') =>
      () =>
        readServerConfig({ KB_STAFF_HEADER: header, TRUSTED_PROXIES: proxies });
    expect(read('')).toThrow('TRUSTED_PROXIES names no proxy');
    expect(read('10.0.0.1 0.0.0.0/0')).toThrow('has the range 0.0.0.0/0');
    for (const range of ['2000::/3', '::/8', '::ffff:0:0/96'])
      expect(read(`10.0.0.1 ${range}`)).toThrow(`has the range ${range}`);
    for (const header of ['Cookie', 'Authorization', 'From', 'X-Forwarded-For', 'Remote User'])
      expect(read('10.0.0.1', header)).toThrow('invalid value');
    expect(read('10.0.0.1 fd00::/8', 'X-Forwarded-Email')().staffHeader).toBe('x-forwarded-email');
  });
});
