import { z } from 'zod';
import { dateField, idField, labelField } from '../knowledge/fields.ts';
import type { BaseInput } from './input.ts';
import type { VotesInput } from './parts/helpfulness/collect.ts';
import { count } from './shared-schema.ts';

/** The fields of report.json that do not belong to a part. */
export const frameSchema = z.strictObject({
  version: z.literal(1),
  today: dateField,
  period: z.strictObject({ from: dateField.nullable(), to: dateField }).describe('From the first known text to today.'),
  site: z.strictObject({ name: labelField, baseUrl: z.url() }),
  locales: z.array(idField).describe('The default first.'),
  labels: z.strictObject({
    categories: z.record(idField, labelField),
    products: z.record(idField, labelField),
    stages: z.record(idField, labelField),
    channels: z.record(idField, labelField),
    owners: z.record(idField, labelField),
    reasons: z.record(idField, labelField),
  }),
  findings: z.strictObject({ error: count, warning: count, info: count }),
});

export type Frame = z.output<typeof frameSchema>;

export function frameOf(input: BaseInput & Pick<VotesInput, 'votes'>): Frame {
  const { today, site, locales, findings } = input;
  return {
    version: 1,
    today,
    period: { from: input.votes?.revisions.map(({ firstSeen }) => firstSeen).sort()[0] ?? null, to: today },
    site,
    locales: [...locales],
    labels: {
      categories: labelsOf(input.categories),
      products: labelsOf(input.products),
      stages: labelsOf(input.stages),
      channels: labelsOf(input.channels),
      owners: labelsOf(input.owners),
      reasons: labelsOf(input.voteReasons),
    },
    findings,
  };
}

function labelsOf(things: readonly { id: string; label: Record<string, string> }[]): Record<string, Record<string, string>> {
  return Object.fromEntries(things.map(({ id, label }) => [id, label]));
}
