import { z } from 'zod';
import { readSimulatedMark, type SimulatedMark } from '../../../records/simulated-mark.ts';
import { definePart, type PartSources } from '../../part.ts';
import { count } from '../../shared-schema.ts';

interface SimulatedInput {
  /** `undefined` for real data. */
  simulated: SimulatedMark | undefined;
}

async function collectSimulated({ store }: Pick<PartSources, 'store'>): Promise<SimulatedInput> {
  return { simulated: store === undefined ? undefined : await readSimulatedMark(store) };
}

const simulatedSchema = z
  .strictObject({ seed: z.int(), weeks: count })
  .nullable()
  .describe('Not null when the data come from `npm run simulate`: then no figure is about real readers.');

export interface SimulatedResult {
  simulated: z.output<typeof simulatedSchema>;
}

/** Whether the data are simulated; every page and file of such a report says so. */
export const simulated = definePart({
  id: 'simulated',
  collect: collectSimulated,
  field: 'simulated',
  schema: simulatedSchema,
  compute: ({ simulated: mark }: SimulatedInput): SimulatedResult['simulated'] => mark ?? null,
});
