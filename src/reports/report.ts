import { frameOf } from './frame.ts';
import type { ReportInput } from './input.ts';
import type { ReportPart } from './part.ts';
import { computedParts } from './parts/index.ts';
import type { Report } from './report-schema.ts';

export { type Report, reportSchema } from './report-schema.ts';

/** The whole report of one day. Pure: the same input gives the same report. */
export function reportOf(input: ReportInput): Report {
  const report = { ...frameOf(input) } as Report;
  // Here the compiler checks that some part provides what the others ask for.
  const all: readonly ReportPart<ReportInput, Report>[] = computedParts;
  for (const { field = '', compute } of all) defineLazy(report, field, () => compute?.(input, report));
  return { ...report };
}

/** Computes a field when it is first read, so that parts can use each other's results whatever their order. */
function defineLazy(target: object, field: string, compute: () => unknown): void {
  let isComputing = false;
  Object.defineProperty(target, field, {
    enumerable: true,
    configurable: true,
    get() {
      if (isComputing) throw new Error(`The report part with the field ${field} needs its own result.`);
      isComputing = true;
      const value = compute();
      Object.defineProperty(target, field, { value, enumerable: true });
      return value;
    },
  });
}
