import { expect, test } from 'vitest';
import { isLevel, proveMemory } from '../../scripts/lab/prove/memory.ts';

test('stores votes and survives fuzzed requests that come over sockets in turns', async ({ skip }) => {
  const result = await proveMemory({ votes: 300, requests: 600, seed: 3, progress: () => {} });
  if (result === undefined) return skip('The memory of another process cannot be read here.');
  const { stored, byStatus, samples } = result;
  expect(stored).toBe(300);
  expect(Object.values(byStatus).reduce((sum, count) => sum + count, 0)).toBe(600);
  expect(Object.keys(byStatus).filter((status) => Number(status) >= 500)).toEqual([]);
  expect(samples.every((mebibytes) => mebibytes > 10)).toBe(true);
});

test('calls memory level that grows by a few per cent after its beginning, and not what goes on growing', () => {
  const samplesOf = (at: (round: number) => number) => Array.from({ length: 100 }, (_, round) => at(round));
  expect(isLevel(samplesOf((round) => Math.min(300, 150 + round * 10))).isMet).toBe(true);
  expect(isLevel(samplesOf((round) => 200 + round)).isMet).toBe(false);
  expect(isLevel(samplesOf(() => 1_000)).isMet).toBe(false);
});
