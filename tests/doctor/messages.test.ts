import { expect, test } from 'vitest';
import { diagnoseMessages } from '../../src/doctor/messages.ts';
import { outSettings } from '../questions/outbox/builders.ts';

test('what is told of questions is in order, or each missing variable is named', () => {
  expect(diagnoseMessages(undefined, {})).toEqual([
    { about: 'messages', status: 'ok', message: 'none are sent about questions' },
  ]);
  expect(diagnoseMessages(outSettings, {}).map(({ status, message }) => `${status} ${message.slice(0, 40)}`)).toEqual([
    'warning Messages to the webhook `desk` wait: set',
    'warning Messages to the webhook `team-chat` wait',
    'warning Letters to askers wait: channels.yaml ha',
  ]);
  const variables = {
    KB_SMTP: 'smtps://mail.example',
    KB_WEBHOOK_DESK: 'https://desk.example',
    KB_WEBHOOK_DESK_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
    KB_WEBHOOK_TEAM_CHAT: 'https://chat.example',
  };
  expect(diagnoseMessages(outSettings, variables)).toMatchObject([
    { status: 'ok', message: 'can be sent: mail, desk, team-chat' },
  ]);
});
