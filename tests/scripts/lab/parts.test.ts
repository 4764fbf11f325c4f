import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchmarks } from '../../../scripts/lab/bench/index.ts';
import {
  count,
  counts,
  definePart,
  findPart,
  optionsOf,
  type Part,
  refuseForeignOptions,
  summaryOf,
  text,
} from '../../../scripts/lab/parts.ts';
import { proofs } from '../../../scripts/lab/prove/index.ts';
import { longTests } from '../../../scripts/lab/prove/proofs/long.ts';
import { propertyTests } from '../../../scripts/lab/prove/proofs/properties.ts';
import { MisuseError } from '../../../src/errors.ts';
import { root } from '../../support/run.ts';

const lift = definePart({
  name: 'lift',
  summary: ['weights,', 'again and again'],
  options: { times: count(3, 'how often'), weights: counts([5, 10], 'kilograms'), seed: text('1', 'another seed') },
  run: async ({ times, weights, seed }) => ({ times, weights, seed }),
});
const run = definePart({
  name: 'run',
  summary: ['a mile'],
  options: { seed: text('1', 'another seed') },
  run: async ({ seed }) => seed,
});

describe('a part', () => {
  test('gets its own options, read', async () => {
    const values = { times: '7', weights: '1,20', seed: 'x', json: true };
    expect(await lift.prepare(values)(() => {})).toEqual({ times: 7, weights: [1, 20], seed: 'x' });
  });

  test.each([
    [{ times: '0' }, '--times cannot be `0`.'],
    [{ times: '1e3' }, '--times cannot be `1e3`.'],
    [{ weights: '5,,10' }, '--weights cannot be ``.'],
    [{ weights: '5,ten' }, '--weights cannot be `ten`.'],
  ])('refuses %j before it runs', (wrong, message) => {
    const prepare = (): unknown => lift.prepare({ times: '1', weights: '1', seed: '1', ...wrong });
    expect(prepare).toThrow(MisuseError);
    expect(prepare).toThrow(message);
  });

  test('that does not exist is refused, with those that do', () => {
    const parts: Part<unknown>[] = [lift, run];
    expect(findPart('an exercise', parts, 'run')).toBe(run);
    expect(() => findPart('an exercise', parts, 'swim')).toThrow(
      expect.objectContaining({ message: '“swim” is not an exercise.', hint: 'Name one of lift, run.' }),
    );
  });
});

describe('parts of a command', () => {
  test('share an option, whose help names them', () => {
    expect(optionsOf([lift, run])).toEqual({
      options: {
        times: { type: 'string', default: '3' },
        weights: { type: 'string', default: '5,10' },
        seed: { type: 'string', default: '1' },
      },
      help: { times: 'lift: how often', weights: 'lift: kilograms', seed: 'lift, run: another seed' },
    });
  });

  test('cannot share an option with different defaults', () => {
    const other = definePart({ name: 'swim', summary: [], options: { seed: text('2', '') }, run: async () => {} });
    expect(() => optionsOf([run, other])).toThrow('--seed has more than one default.');
  });

  test('stand below each other in the summary', () => {
    expect(summaryOf([lift, run])).toBe('  lift  weights,\n        again and again\n  run   a mile');
  });

  test('refuse an option that only another part takes', () => {
    expect(() => refuseForeignOptions([run], [lift, run], new Set(['seed', 'json']))).not.toThrow();
    expect(() => refuseForeignOptions([run], [lift, run], new Set(['seed', 'times']))).toThrow(
      expect.objectContaining({ message: '--times is not an option of `run`.', hint: 'Leave it out; it belongs to `lift`.' }),
    );
  });
});

describe('the lists', () => {
  test('name every proof of prove/proofs', () => {
    const files = readdirSync(join(root, 'scripts/lab/prove/proofs')).map((file) => basename(file, '.ts'));
    expect(proofs.map(({ name }) => name).sort()).toEqual(files.filter((file) => file !== 'seed').sort());
  });

  test('name every benchmark of bench/', () => {
    const folders = readdirSync(join(root, 'scripts/lab/bench'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(benchmarks.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  test('`prove properties` runs the files that have properties, and no other', () => {
    const files = propertyTests();
    expect(files).toContain('tests/metrics/quantile.test.ts');
    expect(files).not.toContain('tests/scripts/lab/parts.test.ts');
  });

  test('`prove long` runs the files that have a long form, and no other', () => {
    const files = longTests();
    expect(files).toContain('tests/checks/contract-after-changes.test.ts');
    expect(files).not.toContain('tests/metrics/quantile.test.ts');
  });
});
