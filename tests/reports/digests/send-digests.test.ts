import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailServer } from '../../../scripts/lab/load/mail-server.ts';
import { questionSettingsSchema } from '../../../src/knowledge/question-settings.ts';
import { putBulletins } from '../../../src/questions/bulletins/put-bulletins.ts';
import { createMailCarriers } from '../../../src/questions/mail/mail-carriers.ts';
import { createSmtpSender } from '../../../src/questions/mail/smtp.ts';
import { readWebhookTargets } from '../../../src/questions/webhooks/targets.ts';
import { createWebhookCarrier } from '../../../src/questions/webhooks/webhook-carrier.ts';
import { concernsOf } from '../../../src/reports/digests/concerns.ts';
import { withFindings } from '../../../src/reports/digests/items.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { openStore, start } from '../../feedback/builders.ts';
import { deliver, desk, outSettings } from '../../questions/outbox/builders.ts';
import { startReceiver } from '../../questions/webhooks/receiver.ts';
import { article, input } from '../builders.ts';

let mailServer: Awaited<ReturnType<typeof startMailServer>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  [mailServer, receiver] = await Promise.all([startMailServer(), startReceiver()]);
});
afterAll(() => Promise.all([mailServer.stop(), receiver.stop()]));

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const settings = questionSettingsSchema.parse({
  ...outSettings,
  webhooks: [
    { id: 'desk', events: ['digest', 'alert'], includes: ['text'], locale: 'en' },
    { id: 'quiet-desk', events: ['digest'], locale: 'zh-cn' },
    { id: 'team-chat', events: ['alert'], format: 'slack', locale: 'en' },
  ],
});

const given = input({
  owners: [
    { id: 'billing', label: { 'zh-cn': '财务组', en: 'Billing' } },
    { id: 'shen-wei', label: { 'zh-cn': '沈薇', en: 'Shen Wei' }, languages: ['en'] },
  ],
  articles: [
    article({ title: 'Refunds <b>', owner: 'shen-wei', reviewed: '2026-01-01' }),
    article({ id: 'invoice', title: '怎么开发票' }),
  ],
});
const learnersWords = 'where did my 50 yuan go';
/** A report with what searches proposed to add, and complaints above the usual. */
const report = (() => {
  const own = reportOf(given);
  const days = { from: '2026-11-09', to: '2026-11-15' };
  return {
    ...own,
    alerts: {
      ...own.alerts,
      alerts: [
        {
          kind: 'complaints' as const,
          ...{ category: null, owner: null, since: days, observed: { count: 60, n: null }, weeks: 3, usual: 6 },
        },
      ],
    },
    searches: {
      ...own.searches,
      proposals: {
        ...own.searches.proposals,
        answers: [{ locale: 'zh-cn', article: 'invoice', question: learnersWords, asked: 7, wins: 7 }],
      },
    },
  } as unknown as typeof own;
})();

async function sendAll() {
  const store = await openStore();
  await putBulletins(store, concernsOf(report, given, settings), { today: report.today, now: start, run: 'run' });
  const own = desk(store, { settings });
  const variables = Object.fromEntries(
    settings.webhooks.flatMap(({ id }) => {
      const name = `KB_WEBHOOK_${id.toUpperCase().replaceAll('-', '_')}`;
      return [
        [name, `${receiver.url}/${id}`],
        [`${name}_SECRET`, secret],
      ];
    }),
  );
  const logged: string[] = [];
  const delivered = await deliver(
    store,
    start,
    [
      createWebhookCarrier(own, readWebhookTargets(variables, settings.webhooks)),
      ...createMailCarriers(own, createSmtpSender(mailServer.url)),
    ],
    { log: (line) => logged.push(line) },
  );
  return { delivered, logged };
}

describe('digests and alerts', () => {
  test('reach each owner and the leads by mail in their language, and webhooks that ask for them', async () => {
    expect(await sendAll()).toEqual({ delivered: { sent: 9, delayed: 0, failed: 0 }, logged: [] });
    const letters = new Map(mailServer.delivered.map(({ to, mail }) => [to.join(), mail]));
    expect([...letters].map(([to, { subject }]) => `${to}: ${subject}`).sort()).toEqual([
      'billing@help.example: 财务组：需要你处理的',
      'grace@help.example: Help centre: something got worse',
      'shen@help.example: Shen Wei: what needs you',
    ]);
    expect(letters.get('shen@help.example')?.text).toMatchInlineSnapshot(`
      "Shen Wei: what needs you

      Reviews overdue
      - Refunds <b> · due on 2026-04-01
        https://help.example/zh-cn/articles/refund-a-course/

      "
    `);
    expect(letters.get('shen@help.example')?.html).toContain(
      '<li><a href="https://help.example/zh-cn/articles/refund-a-course/">Refunds &lt;b&gt;</a> · due on 2026-04-01</li>',
    );
    expect(letters.get('grace@help.example')?.text).toContain('More complaints');
    const told = receiver.received.map(({ path, body }) => [path.slice(1), JSON.parse(body)] as const);
    const count = (id: string) => told.filter(([path]) => path === id).length;
    expect(['desk', 'quiet-desk', 'team-chat'].map(count)).toEqual([3, 2, 1]);
    expect(told.find(([path]) => path === 'team-chat')?.[1].text).toContain('something got worse\nMore complaints');
    const own = told.find(([path, body]) => path === 'desk' && body.data.id === 'digest-2026-11-16-shen-wei')?.[1];
    expect(own).toEqual({
      type: 'report.digest',
      timestamp: '2026-11-20T08:00:00.000Z',
      data: {
        id: 'digest-2026-11-16-shen-wei',
        title: 'Shen Wei: what needs you',
        lists: [
          {
            heading: 'Reviews overdue',
            items: [
              {
                text: 'Refunds <b>',
                url: 'https://help.example/zh-cn/articles/refund-a-course/',
                note: 'due on 2026-04-01',
              },
            ],
          },
        ],
      },
    });
  });

  test('keep no reader’s words where no webhook gets them', async () => {
    const silent = { ...settings, webhooks: settings.webhooks.map((hook) => ({ ...hook, includes: [] })) };
    const contents = concernsOf(report, given, silent).map((concern) => JSON.stringify(concern.contents(new Set())));
    expect(contents.filter((text) => text.includes(learnersWords))).toEqual([]);
  });

  test('have readers’ words only for a webhook that includes them', () => {
    const has = (text: string): boolean => text.includes(learnersWords);
    expect(mailServer.delivered.filter(({ raw, mail }) => has(raw) || has(mail.text ?? ''))).toEqual([]);
    expect(receiver.received.filter(({ body }) => has(body)).map(({ path }) => path)).toEqual(['/desk']);
    expect(mailServer.delivered.find(({ to }) => to.includes('billing@help.example'))?.mail.text).toContain('怎么开发票');
  });
});

test('findings of other checks join the articles that they are about', () => {
  const checked = {
    type: 'faq',
    rules: ['link/broken'],
    components: [],
    links: 1,
    media: 0,
    leadsOn: true,
    readability: undefined,
    translated: undefined,
  } as const;
  const own = article({ checked });
  const [first, second] = withFindings([own, article({ id: 'other' })], [{ rule: 'link/outside', file: own.file }]);
  expect(first?.checked?.rules).toEqual(['link/broken', 'link/outside']);
  expect(second?.checked).toBeUndefined();
});
