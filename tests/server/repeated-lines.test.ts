import { beforeEach, expect, test } from 'vitest';
import { type Log, suppressRepeats } from '../../src/server/repeated-lines.ts';

let now = 0;
let written: string[] = [];
let log: Log;

beforeEach(() => {
  now = 0;
  written = [];
  log = suppressRepeats({ log: (line) => written.push(line), monotonic: () => now, maxLines: 2 });
});

test('writes a line once a minute, and then how often it came meanwhile', () => {
  for (let each = 0; each < 1_000; each++) log('The database is away.');
  expect(written).toEqual(['The database is away.']);
  now += 60_000;
  log('The database is away.');
  expect(written.at(-1)).toBe('The database is away. (999 more times since it was last written)');
  now += 60_000;
  log('The database is away.');
  expect(written.at(-1)).toBe('The database is away.');
});

test('writes every other line at once', () => {
  for (const line of ['a', 'b', 'a', 'b']) log(line);
  expect(written).toEqual(['a', 'b']);
});

test('remembers only so many lines', () => {
  for (const line of ['a', 'b', 'c', 'a']) log(line);
  expect(written).toEqual(['a', 'b', 'c', 'a']);
});
