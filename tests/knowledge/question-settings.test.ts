import { expect, test } from 'vitest';
import { formChannel } from '../../src/knowledge/question-settings.ts';
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
