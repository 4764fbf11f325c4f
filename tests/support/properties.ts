import fc from 'fast-check';

/**
 * Runs of a property that does not set its own number. `npm test` makes few, to stay quick; `PROPERTY_RUNS` raises them,
 * and those of all other properties in proportion.
 */
const defaultRuns = 40;
const propertyRuns = readInteger('PROPERTY_RUNS', defaultRuns);

// The same cases in every run, so a failure is caused by the change; `PROPERTY_SEED` tries others.
fc.configureGlobal({ seed: readInteger('PROPERTY_SEED', 20_261_120), numRuns: propertyRuns });

/**
 * Number of runs for a property whose cases are slow or whose failures are rare.
 *
 * @param count runs in `npm test`, scaled by `PROPERTY_RUNS`
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
