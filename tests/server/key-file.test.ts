import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadOrCreateKey } from '../../src/server/key-file.ts';
import { newFolder } from '../support/folder.ts';

test('makes a key that only its owner can read, and keeps it', () => {
  const file = join(newFolder(), 'data', 'key');
  const key = loadOrCreateKey(file);
  expect(key.length).toBe(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(loadOrCreateKey(file)).toEqual(key);
});

test('never replaces a file that holds something else', () => {
  const file = join(newFolder(), 'key');
  writeFileSync(file, 'not a key');
  expect(() => loadOrCreateKey(file)).toThrow('does not hold 32 bytes');
});
