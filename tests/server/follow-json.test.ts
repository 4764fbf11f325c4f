import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { followJson } from '../../src/server/follow-json.ts';
import { newFolder } from '../support/folder.ts';

function follow() {
  const file = join(newFolder(), 'value.json');
  let elapsed = 0;
  const schema = z.strictObject({ value: z.int() });
  const read = followJson(file, { schema, use: ({ value }) => value, absent: 0, monotonic: () => elapsed });
  return {
    file,
    write: (value: unknown) => writeFileSync(file, JSON.stringify({ value })),
    readLater: () => {
      elapsed += 1_000;
      return read();
    },
  };
}

test('gives what the file says, and what it says a second after it was changed', async () => {
  const { write, readLater } = follow();
  expect(await readLater()).toBe(0);
  write(1);
  expect(await readLater()).toBe(1);
  write(22);
  expect(await readLater()).toBe(22);
});

test('keeps what was good last while the file is broken, or gone because a site is swapped', async () => {
  const { file, write, readLater } = follow();
  write(1);
  expect(await readLater()).toBe(1);
  write('broken');
  expect(await readLater()).toBe(1);
  rmSync(file);
  expect(await readLater()).toBe(1);
  write(333);
  expect(await readLater()).toBe(333);
});
