import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import type { OwnerAlerts } from '../../../src/publishing/alerts/alerts.ts';
import { readMailSettings, sendMail } from '../../../src/publishing/alerts/send-mail.ts';

/** A mail server that keeps what it gets, and knows nobody called `gone`. It offers no TLS. */
const received: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((socket) => {
    let buffer = '';
    let letter: string | undefined;
    socket.write('220 stand-in\r\n');
    socket.on('data', (data) => {
      buffer += data;
      for (let end = buffer.indexOf('\r\n'); end !== -1; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (letter === undefined) {
          if (line === 'DATA') letter = '';
          if (line === 'STARTTLS') socket.write('502 No TLS\r\n');
          else
            socket.write(
              /^RCPT TO:<gone/.test(line) ? '550 No such user\r\n' : line === 'DATA' ? '354 Go on\r\n' : '250 Fine\r\n',
            );
        } else if (line === '.') {
          received.push(letter);
          letter = undefined;
          socket.write('250 Kept\r\n');
        } else letter += `${line}\n`;
      }
    });
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => server.close());

const url = (user = ''): string => `smtp://${user}127.0.0.1:${(server.address() as AddressInfo).port}`;
const owner = (id: string, mail?: string): OwnerAlerts => ({
  owner: id,
  name: 'Billing',
  mail,
  alerts: [{ kind: 'link/outside', file: 'content/articles/en/x.mdx', text: 'https://example.org is gone.' }],
});

test('each owner with an address gets a letter; one that cannot be sent is named and keeps back no other', async () => {
  const owners = [owner('gone', 'gone@example.org'), owner('tech'), owner('billing', 'billing@example.org')];
  const settings = { url: url(), from: 'help@example.org' };
  await expect(sendMail(settings, owners, '2026-11-20')).rejects.toThrow(/^Mail could not be sent to gone: .*550/);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(
    /^From: help@example\.org\nTo: billing@example\.org\nSubject: Billing: what needs attention, 2026-11-20$/m,
  );
  expect(received[0]).toContain('https://example.org is gone.');
  expect(await sendMail(settings, owners.slice(1), '2026-11-20')).toEqual(['billing']);
});

test('a password is not sent to a server without TLS', async () => {
  const settings = { url: url('user:secret@'), from: 'help@example.org' };
  const error: unknown = await sendMail(settings, [owner('billing', 'billing@example.org')], '2026-11-20').catch(
    (thrown) => thrown,
  );
  expect(String(error)).toMatch(/could not be sent to billing/);
  expect(String(error)).not.toContain('secret');
});

test('no server means no mail, and a wrong one is named', async () => {
  const kb = await readKnowledgeBase('content');
  expect(readMailSettings({}, kb)).toBeUndefined();
  expect(readMailSettings({ KB_SMTP: '' }, kb)).toBeUndefined();
  expect(() => readMailSettings({ KB_SMTP: 'https://x' }, kb)).toThrow('The mail server is not valid.');
});

test('letters come from the sender of letters about questions, else from the contact of the site', async () => {
  const kb = await readKnowledgeBase('content');
  const variables = { KB_SMTP: 'smtps://mail.example.org' };
  const sender = (mail: typeof kb.service.questions.mail) => {
    const service = { ...kb.service, questions: { ...kb.service.questions, mail } };
    return readMailSettings(variables, { site: kb.site, service })?.from;
  };
  expect([sender({ from: 'service@example.org', plus: 'off' }), sender(undefined)]).toEqual([
    'service@example.org',
    kb.site.contact,
  ]);
});
