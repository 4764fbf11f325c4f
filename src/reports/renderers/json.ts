import { z } from 'zod';
import { articleDemandOf } from '../article-demand.ts';
import { askedMostOf } from '../asked-most.ts';
import { type Report, reportSchema } from '../report-schema.ts';
import type { RenderedFile } from './index.ts';

/** The report for programs, and the files that the pages read. */
export function* renderJson(report: Report): Generator<RenderedFile> {
  yield { path: 'report.json', text: jsonOf(report) };
  // No page may show the figures of a simulation.
  if (report.simulated === null) yield* pageFiles(report);
}

function* pageFiles(report: Report): Generator<RenderedFile> {
  yield { path: 'asked-most.json', text: jsonOf(askedMostOf(report)) };
  yield { path: 'article-demand.json', text: jsonOf(articleDemandOf(report)) };
  yield { path: 'public-counts.json', text: jsonOf(report.publicCounts) };
}

/** The JSON Schema of report.json. */
export const schemaFile: RenderedFile = {
  path: 'report.schema.json',
  text: jsonOf(z.toJSONSchema(reportSchema, { reused: 'ref' })),
};

/** Indented, with a final line feed; also what `--json` prints. */
export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
