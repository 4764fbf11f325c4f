import { frameOf } from './frame.ts';
import type { ReportInput } from './input.ts';
import { defineLazyField } from './lazy-field.ts';
import type { ReportPart } from './part.ts';
import { computedParts } from './parts/index.ts';
import type { Report } from './report-schema.ts';

export { type Report, reportSchema } from './report-schema.ts';

/** The whole report of one day. Pure: the same input gives the same report. */
export function reportOf(input: ReportInput): Report {
  const report = { ...frameOf(input) } as Report;
  // The type makes the compiler check that every input and result a part uses exists.
  const all: readonly ReportPart<ReportInput, Report>[] = computedParts;
  for (const { field = '', compute } of all) defineLazyField(report, field, () => compute?.(input, report));
  return { ...report };
}
