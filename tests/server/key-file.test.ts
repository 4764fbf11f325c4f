import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepKey } from '../../src/server/key-file.ts';
import { newFolder } from '../support/folder.ts';

it('makes a key that only its owner can read, and keeps it', () => {
  const file = join(newFolder(), 'data', 'key');
  const key = keepKey(file);
  expect(key.length).toBe(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(keepKey(file)).toEqual(key);
});

it('never replaces a file that holds something else', () => {
  const file = join(newFolder(), 'key');
  writeFileSync(file, 'not a key');
  expect(() => keepKey(file)).toThrow('does not hold 32 bytes');
});
