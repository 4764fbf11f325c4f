import { expect, test } from 'vitest';
import { MisuseError, UserError } from '../../src/errors.ts';
import { askProcess } from '../../src/own-process.ts';

const module = new URL('./count-process.ts', import.meta.url);
const numbers = [1, 2];

test('a process of its own returns what its work returned', async () => {
  expect(await askProcess(module, { numbers })).toEqual(
    new Map([
      [1, 2],
      [2, 4],
    ]),
  );
});

test('what the work throws is thrown, with what to do; a process that was killed is an error', async () => {
  const ending = (ends: string): Promise<unknown> => askProcess(module, { numbers, ends }).catch((error: unknown) => error);
  const [user, misuse, fault, killed] = await Promise.all(['user', 'misuse', 'fault', 'killed'].map(ending));
  expect(user).toBeInstanceOf(UserError);
  expect(user).not.toBeInstanceOf(MisuseError);
  expect(user).toMatchObject({ message: 'There is no site.', hint: 'Build it.' });
  expect(misuse).toBeInstanceOf(MisuseError);
  expect(fault).toMatchObject({ message: expect.stringContaining('TypeError: It is not iterable.') });
  expect(killed).toMatchObject({ message: expect.stringContaining('SIGKILL') });
});

test('a process that is stopped ends at once', async () => {
  const stop = new AbortController();
  const asked = askProcess(module, { numbers }, stop.signal);
  stop.abort();
  await expect(asked).rejects.toThrow('SIGTERM');
});
