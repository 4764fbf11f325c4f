import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { readSimulatedMark } from '../records/simulated-mark.ts';
import { openStore } from '../store/open-store.ts';
import { openBulkStore } from './bulk-store.ts';
import { simulate, type TrafficOptions } from './simulate.ts';
import type { SimulatedContent } from './simulated-content.ts';
import type { Truth } from './truth.ts';

/**
 * Writes a simulated database, replacing an earlier one, and its truth beside it. Until it is complete, the earlier one
 * stays.
 *
 * @throws UserError when the file exists and is not a simulated database
 */
export async function writeSimulation(file: string, content: SimulatedContent, options: TrafficOptions): Promise<Truth> {
  await refuseRealData(file);
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    const store = openBulkStore(unfinished);
    const truth = await simulate(store, content, options).finally(() => store.close());
    for (const ending of ['-wal', '-shm']) await rm(file + ending, { force: true });
    await rename(unfinished, file);
    await writeFile(truthFileOf(file), `${JSON.stringify(truth, null, 2)}\n`);
    // As the server keeps it, so that its questions can be opened like real ones.
    await writeFile(`${file}.key`, `${Buffer.from(truth.key, 'hex').toString('base64')}\n`, { mode: 0o600 });
    return truth;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** `simulated.truth.json` beside `simulated.db`. */
export function truthFileOf(file: string): string {
  return `${file.replace(/\.(?:db|sqlite)$/, '')}.truth.json`;
}

async function refuseRealData(file: string): Promise<void> {
  if (!existsSync(file)) return;
  if (await isSimulated(file)) return;
  throw new UserError(
    `\`${file}\` exists and is not a simulated database, so it was not replaced.`,
    'Name another file with --out: a new one, or an earlier simulation.',
  );
}

/** Also of one that another engine made, whose other tables this engine may not be able to read. */
async function isSimulated(file: string): Promise<boolean> {
  const store = await openStore(file, { isReadOnly: true });
  try {
    return (await readSimulatedMark(store)) !== undefined;
  } catch {
    return false;
  } finally {
    await store.close();
  }
}
