import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const configured = fc.readConfigureGlobal();
beforeEach(() => vi.resetModules());
afterEach(() => fc.configureGlobal(configured));

async function configure(variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries({ PROPERTY_RUNS: '', PROPERTY_SEED: '', ...variables })) vi.stubEnv(name, value);
  const { runs } = await import('./properties.ts');
  const { seed, numRuns } = fc.readConfigureGlobal();
  return { seed, numRuns, runs };
}

test('properties try the same few cases in every run', async () => {
  const { runs, ...configured } = await configure({});
  expect(configured).toEqual({ seed: 20_261_120, numRuns: 40 });
  expect([runs(60), runs(1)]).toEqual([60, 1]);
});

test('PROPERTY_RUNS raises all numbers of runs in proportion, and PROPERTY_SEED changes the cases', async () => {
  const { runs, ...configured } = await configure({ PROPERTY_RUNS: '400', PROPERTY_SEED: '7' });
  expect(configured).toEqual({ seed: 7, numRuns: 400 });
  expect([runs(60), runs(1)]).toEqual([600, 10]);
});

test('a number of runs that is not a number is refused', async () => {
  await expect(configure({ PROPERTY_RUNS: 'many' })).rejects.toThrow('PROPERTY_RUNS must be a whole number from 1, not `many`.');
});
