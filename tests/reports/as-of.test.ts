import { expect, test } from 'vitest';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { readAsOf } from '../../src/reports/as-of.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { arrival, countingRandom, openStore, publishTexts, vote } from '../feedback/builders.ts';
import { asked, move } from '../questions/builders.ts';

const day = '2026-11-20';
const at = (time: string): number => Date.parse(`${day}T${time}Z`);

async function storeRequest(store: Store, instant: number): Promise<void> {
  await store.write([statement('INSERT INTO request (id, nonce, at) VALUES (?, ?, ?)', `id ${instant}`, 'nonce', instant)]);
}

test('the report’s time is that of the newest record of its day: a vote, another request, or a move of a question', async () => {
  const store = await openStore();
  await publishTexts(store);
  const id = await asked(store, {}, at('08:00:00'));
  await recordVote(store, arrival(store, countingRandom(), { now: at('09:00:00') }), vote());
  expect(await readAsOf(store, day)).toBe(at('09:00:00'));
  await storeRequest(store, at('10:00:00'));
  expect(await readAsOf(store, day)).toBe(at('10:00:00'));
  await move(store, id, { move: 'classify', kind: 'fault' }, at('11:00:00'));
  expect(await readAsOf(store, day)).toBe(at('11:00:00'));
});

test('the report’s time is the end of its day when there are newer records', async () => {
  const store = await openStore();
  await storeRequest(store, at('24:00:00'));
  expect(await readAsOf(store, day)).toBe(at('23:59:59.999'));
});

test('the report’s time is the beginning of its day when no record is as new, or there are none', async () => {
  const store = await openStore();
  expect(await readAsOf(store, day)).toBe(at('00:00:00'));
  await storeRequest(store, at('00:00:00') - 1);
  expect(await readAsOf(store, day)).toBe(at('00:00:00'));
  expect(await readAsOf(undefined, day)).toBe(at('00:00:00'));
});
