import { expect, test } from 'vitest';
import { formChannel, questionSettingsOf } from '../../src/knowledge/question-settings.ts';
import { channelsSchema } from '../../src/knowledge/schemas/channels.ts';

const hours = { zone: 'Asia/Shanghai', weekly: {} };
const channel = (id: string, kind: string) => ({
  id,
  kind,
  label: { en: id },
  address: '1',
  url: 'https://help.example',
  languages: ['en'],
  hours,
  firstReplyMinutes: 5,
});

function formOf(kinds: string[], questions?: object): string | undefined {
  const data = channelsSchema.parse({
    channels: kinds.map((kind) => channel(`the-${kind}`, kind)),
    ...(questions && { questions }),
  });
  return formChannel(data.channels, data.questions)?.id;
}

test('the form has the promise of the named channel, else of the first form, mail or channel; none when it is off', () => {
  expect([
    formOf(['chat', 'mail', 'form'], { channel: 'the-chat' }),
    formOf(['chat', 'mail', 'form']),
    formOf(['chat', 'mail']),
    formOf(['chat']),
    formOf(['chat', 'mail'], { form: 'off' }),
  ]).toEqual(['the-chat', 'the-form', 'the-mail', 'the-chat', undefined]);
});

test('the public edition knows what to tell, but not who the staff is and when they are told', () => {
  const questions = {
    mail: { from: 'service@help.example' },
    webhooks: [{ id: 'desk', events: ['received'] }],
    escalation: { complaints: [{ afterMinutes: 0, tell: ['team'] }] },
  };
  const data = channelsSchema.parse({ channels: [channel('mail', 'mail')], questions });
  const categories = [{ id: 'refunds', label: { en: 'Refunds' }, ancestors: [], severity: 'high' as const, owner: 'billing' }];
  const source = {
    service: data,
    channels: data.channels,
    categories,
    products: [],
    contact: 'a@help.example',
    siteName: { en: 'Example Academy' },
  };
  const teams = [{ id: 'billing', name: { en: 'Billing' }, mail: 'billing@help.example' }];
  const [shown, inside] = [questionSettingsOf(source), questionSettingsOf({ ...source, teams })];
  expect(shown).toMatchObject({ webhooks: [{ id: 'desk' }], teams: [] });
  // Letters come from the site, unless channels.yaml names somebody else.
  expect(shown.mail).toMatchObject({ from: 'service@help.example', name: { en: 'Example Academy' } });
  expect(JSON.stringify(shown)).not.toMatch(/billing|tell/);
  expect(inside).toMatchObject({ teams, escalation: { complaints: [{ tell: ['team'] }] } });
});

test.each([
  [{ webhooks: [{ id: 'desk-secret', events: ['received'] }] }, 'must not end in `-secret`'],
  [{ webhooks: [1, 2].map(() => ({ id: 'desk', events: ['received'] })) }, 'must have different ids'],
  [{ escalation: { others: [60, 30].map((afterMinutes) => ({ afterMinutes, tell: ['team'] })) } }, 'must be in the order of'],
])('%o is refused', (questions, message) => {
  const result = channelsSchema.safeParse({ channels: [channel('mail', 'mail')], questions });
  expect(result.error?.issues.map((issue) => issue.message).join()).toContain(message);
});
