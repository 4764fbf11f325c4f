import fc from 'fast-check';

/**
 * Runs of a property that names no number of its own: few in `npm test`, so that it stays quick. `PROPERTY_RUNS`
 * raises them, and those of every other property with them.
 */
const defaultRuns = 50;
const propertyRuns = readInteger('PROPERTY_RUNS', defaultRuns);

// The same cases in every run, so that a failure is the change's doing; `PROPERTY_SEED` tries others.
fc.configureGlobal({ seed: readInteger('PROPERTY_SEED', 20_261_120), numRuns: propertyRuns });

/**
 * How often to run a property whose cases cost much or whose faults are rare.
 *
 * @param count runs in `npm test`; `PROPERTY_RUNS` scales them as it scales the default
 */
export function runs(count: number): number {
  return Math.max(1, Math.round((count * propertyRuns) / defaultRuns));
}

function readInteger(name: string, preset: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return preset;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} must be a whole number from 1, not \`${text}\`.`);
  return Number(text);
}
