import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringsFor } from '../../src/i18n/strings.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { stripPii } from '../../src/privacy/strip-pii.ts';
import { type RunningServer, startServer } from '../../src/server/entries/node.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { statement } from '../../src/store/store.ts';
import { buildSite, configFor } from '../server/support/site.ts';
import { maintainLater, vote } from './builders.ts';

/** What the privacy page promises, looked for in the bytes on disk and in what is logged. */

const agent = 'Unmistakable-Browser/9.87';
const address = '198.51.100.77';
const text =
  '我叫张伟，电话 13800138000，邮箱 zhang.wei@example.com，手机 138*1234*5678，微信 zhangwei，订单 ABCD-12，this is john smith';
const secrets = [
  agent,
  address,
  '13800138000',
  '张伟',
  'zhang.wei@example.com',
  '1234*5678',
  'zhangwei',
  'ABCD-12',
  'john smith',
];

/** Sends one of everything, with personal data wherever text can stand, through a proxy that names the reader. */
async function sendEverything({ url }: RunningServer): Promise<Response[]> {
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': agent, 'X-Forwarded-For': address },
      body: JSON.stringify(body),
    });
  const first = await post('/api/votes', vote({ value: 'not-helpful' }));
  const { ballot } = await first.clone().json();
  return [
    first,
    await post('/api/comments', { ballot, text }),
    await post('/api/surveys', { locale: 'zh-cn', csat: 2, reason: text }),
    await post('/api/searches', { locale: 'zh-cn', query: text, outcome: 'no-result', words: ['电话', '13800138000', '张伟'] }),
    await post('/api/counts', { locale: 'zh-cn', what: 'ask-opened' }),
    await post('/api/confirmations', { ballot: await helpfulBallot(post), query: text }),
    await post('/api/votes', vote({ article: text as never })),
    await post('/api/nowhere', { text }),
    await fetch(`${url}/api/votes/${ballot}`, { headers: { 'User-Agent': agent, 'X-Forwarded-For': address } }),
  ];
}

async function helpfulBallot(post: (path: string, body: unknown) => Promise<Response>): Promise<string> {
  return (await (await post('/api/votes', vote())).json()).ballot;
}

async function serveAndSend(): Promise<{ folder: string; database: string; lines: string[]; responses: Response[] }> {
  const siteDir = buildSite();
  const lines: string[] = [];
  const config = configFor(siteDir);
  config.trustedProxies.addAddress('127.0.0.1');
  const server = await startServer({ siteDir, config, log: (line) => lines.push(line) });
  const responses = await sendEverything(server);
  await server.close();
  return { folder: dirname(config.database), database: config.database, lines, responses };
}

const bytesOf = (folder: string): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

describe('the privacy page is true', () => {
  test('no address, no agent and no personal data is in any file or log', async () => {
    const { folder, lines, responses } = await serveAndSend();
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201, 202, 202, 202, 422, 404, 200]);
    const bytes = bytesOf(folder);
    // The same search does find what is there.
    expect(bytes.includes('refund')).toBe(true);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => lines.join('\n').includes(secret))).toEqual([]);
  });

  test.each([
    ['住址', 'postal address', '我住在北京市朝阳区建国路 88 号'],
    ['学校和单位', 'a school or employer', '我在青禾中学教书'],
    ['别人的名字', 'other people’s names', '李雷的课在哪里看'],
    ['没有以“我叫”之类开头的姓名', 'a name without “my name is”', 'refund please, john smith'],
    ['不满六位的数字', 'fewer than six digits', '尾数是 12345 的那个'],
    ['没有注明平台的账号', 'account without the name of its service', 'zhangsan 登录不了'],
    ['有意打散、改写的内容', 'disguised on purpose', '一三八后面是一二三四再后面五六七八'],
  ])('the page says that %s may be kept, which is so', (chinese, english, kept) => {
    const keeping = {
      votesDays: 1,
      commentsDays: 1,
      questionsDays: 1,
      readers: 1,
      windowDays: 1,
      isHelpedShown: true,
      isMailed: true,
      minVotes: 1,
    };
    const said = (locale: string): string =>
      stringsFor(locale)
        .pages.privacyParts(keeping)
        .map((part) => part.text)
        .join('\n');
    expect(said('zh-cn')).toContain(chinese);
    expect(said('en')).toContain(english);
    expect(stripPii(kept)).toBe(kept);
  });

  test('no answer sets a cookie, and none may be kept', async () => {
    const { responses } = await serveAndSend();
    expect(responses.map(({ headers }) => headers.get('set-cookie'))).toEqual(responses.map(() => null));
    expect(responses.map(({ headers }) => headers.get('cache-control'))).toEqual(responses.map(() => 'no-store'));
  });

  test('salt and tags are gone from the file within 48 hours, readers of a query after its window, all else after its retention', async () => {
    const { folder, database } = await serveAndSend();
    const store = createSqliteStore({ file: database });
    const column = async (sql: string): Promise<string[]> =>
      (await store.query(statement(sql))).map((row) => String(row['secret']));
    const passing = await column('SELECT value AS secret FROM salt UNION ALL SELECT tag FROM seen');
    const readers = await column(
      'SELECT tag AS secret FROM demand_reader UNION ALL SELECT hash FROM demand UNION ALL SELECT salt FROM demand',
    );
    const votes = await column('SELECT ballot AS secret FROM event UNION ALL SELECT id FROM survey');
    expect([passing.length, readers.length, votes.length]).toEqual([4, 3, 3]);
    const left = (wanted: string[]): number => wanted.filter((secret) => bytesOf(folder).includes(secret)).length;
    expect([left(passing), left(readers), left(votes)]).toEqual([4, 3, 3]);
    const now = Date.now();
    await maintainLater(store, defaultFeedbackSettings, now + 2 * dayMs);
    expect([left(passing), left(readers), left(votes)]).toEqual([0, 3, 3]);
    await maintainLater(store, defaultFeedbackSettings, now + 31 * dayMs);
    expect(left(readers)).toBe(0);
    const { votesDays } = defaultFeedbackSettings.retention;
    await maintainLater(store, defaultFeedbackSettings, now + (votesDays + 1) * dayMs);
    expect([left(passing), left(readers), left(votes)]).toEqual([0, 0, 0]);
    await store.close();
  });
});
