import { expect, test } from 'vitest';
import { minuteMs } from '../../../src/metrics/instants.ts';
import { leave, look } from '../../../src/questions/staff/presence.ts';
import { statement } from '../../../src/store/store.ts';
import { openStore, start } from '../../feedback/builders.ts';

test('who looks at a question is known for ten minutes, and then kept nowhere', async () => {
  const store = await openStore();
  const stored = async () =>
    (await store.query(statement('SELECT person FROM staff_looking ORDER BY person'))).map(Object.values);
  await look(store, 'q1', 'ann', start);
  expect(await look(store, 'q1', 'bo', start + 9 * minuteMs)).toEqual([{ person: 'ann', since: start }]);
  expect(await look(store, 'q2', 'cy', start + 10 * minuteMs)).toEqual([]);
  expect((await stored()).flat()).toEqual(['bo', 'cy']);
  await leave(store, 'q1', 'bo');
  expect((await stored()).flat()).toEqual(['cy']);
});
