import { expect, test } from 'vitest';
import { MisuseError } from '../../src/errors.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';

const noon = new Date(2026, 10, 20, 12);

test('nothing set means the sample content, the public edition, today', () => {
  expect(readEnvironment({}, noon)).toEqual({
    contentDir: 'content',
    audience: 'public',
    today: '2026-11-20',
    outDir: undefined,
  });
});

test('an empty variable counts as unset, and variables of other programs as none of ours', () => {
  expect(readEnvironment({ KB_AUDIENCE: '', KB_AUDIANCE: '', HOME: '/home', KBD: 'de' }, noon).audience).toBe('public');
});

test('variables that other commands read are known here too', () => {
  expect(readEnvironment({ KB_DATABASE: 'a.db', KB_KEY: 'x', KB_SMTP: 'x', KB_STAFF_URL: 'x' }, noon).audience).toBe('public');
  expect(readEnvironment({ KB_WEBHOOK_TEAM_CHAT_SECRET: 'x' }, noon).audience).toBe('public');
  expect(() => readEnvironment({ KB_WEBHOK_DESK: 'x' }, noon)).toThrow('`KB_WEBHOK_DESK` is not a known variable.');
});

test('a misspelt variable is named with the one that was meant, and its value is not', () => {
  const read = (): unknown => readEnvironment({ KB_AUDIANCE: 'secret', KB_XYZZY: '1' }, noon);
  expect(read).toThrow(MisuseError);
  expect(read).toThrow('`KB_AUDIANCE` is not a known variable. Did you mean `KB_AUDIENCE`?\n`KB_XYZZY` is not a known variable.');
  expect(read).not.toThrow('secret');
});
