import { randomInt } from 'node:crypto';
import { readCount } from '../../../command-line.ts';
import { runStep } from '../../../run-step.ts';
import { count, definePart, type PartOption } from '../../parts.ts';
import { testFilesWith } from '../test-files.ts';

const propertySeed: PartOption<number> = {
  default: 'random',
  help: 'seed of an earlier run, to repeat it',
  read: (value, option) => (value === 'random' ? randomInt(1, 2 ** 29) : readCount(option, value)),
};

export const propertiesProof = definePart({
  name: 'properties',
  summary: ['the property tests of `npm test` with many more runs each and a random seed'],
  options: {
    'property-runs': count(2_000, 'runs of each property that `npm test` runs 50 times; the others are scaled alike'),
    'property-seed': propertySeed,
  },
  async run({ 'property-runs': runs, 'property-seed': seed }, progress) {
    const files = propertyTests();
    progress(`${files.length} files, seed ${seed}`);
    // A property that takes milliseconds in `npm test` takes minutes here.
    const options = ['run', '--testTimeout=3600000', ...files];
    const code = await runStep('vitest', options, { PROPERTY_RUNS: String(runs), PROPERTY_SEED: String(seed) });
    const table = `${files.length} test files with ${runs} runs of a property; repeat with --property-seed ${seed}`;
    return { table, isMet: code === 0 };
  },
});

/** Test files with properties, as paths below the working directory. */
export function propertyTests(): string[] {
  return testFilesWith("from 'fast-check'");
}
