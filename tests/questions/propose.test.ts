import { expect, test } from 'vitest';
import { proposeKind } from '../../src/questions/propose.ts';

test.each([
  ['课程打不开，一直报错', 'fault', ['打不开', '报错']],
  ['你们这是欺诈，我要投诉！课程也打不开', 'complaint', ['投诉', '欺诈']],
  ['建议增加倍速播放', 'wish', ['建议']],
  ['怎么申请退款', 'question', []],
  ['The app CRASHES when I open a lesson', 'fault', ['crashes']],
  ['This is a scam', 'complaint', ['scam']],
  ['It would be great to download lessons', 'wish', ['would be great']],
  ['Can I get a certificate on the terrace?', 'question', []],
  ['Debugging my code', 'question', []],
])('%s is probably a %s', (text, kind, evidence) => {
  expect(proposeKind(text)).toEqual({ kind, evidence });
});
