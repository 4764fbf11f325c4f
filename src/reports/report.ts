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
  const begun: Record<string, () => unknown> = {};
  for (const { field = '', compute, begin } of all) {
    if (begin !== undefined) defineLazyField(begun, field, () => begin(input, report));
    defineLazyField(report, field, () => (begin === undefined ? compute?.(input, report) : begun[field]?.()));
  }
  // Reading a field computes it. Those begun are waited for as late as possible: they are used by the first parts only.
  Object.values(begun);
  for (const { field = '' } of all.toReversed()) Reflect.get(report, field);
  return { ...report };
}
