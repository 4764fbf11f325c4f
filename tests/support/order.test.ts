import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heavyFiles, orderFiles } from './order.ts';
import { root } from './run.ts';

const unit = (seconds: number) => ({ seconds, needsSite: false });
const site = (seconds: number) => ({ seconds, needsSite: true });

test('the longest files start first, after one for each worker that needs no site', () => {
  expect(orderFiles([unit(1), site(60), unit(20), site(30), unit(25), unit(40)], 2)).toEqual([
    ...[unit(40), unit(25)],
    ...[site(60), site(30), unit(20), unit(1)],
  ]);
});

test('files that need the site are ordered alone, too', () => {
  expect(orderFiles([site(1), site(3), site(2)], 2)).toEqual([site(3), site(2), site(1)]);
  expect(orderFiles([], 2)).toEqual([]);
});

test('every file listed as long exists', () => {
  expect(Object.keys(heavyFiles).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
