import { z } from 'zod';
import { articleDemandOf } from '../article-demand.ts';
import { askedMostOf } from '../asked-most.ts';
import { type Report, reportSchema } from '../report-schema.ts';
import type { RenderedFile } from './index.ts';

/** The report for programs, and the files that the pages read. */
export function renderJson(report: Report): RenderedFile[] {
  return [
    { path: 'report.json', text: jsonOf(report) },
    ...(report.simulated === null ? pageFiles(report) : []),
    { path: 'report.schema.json', text: jsonOf(z.toJSONSchema(reportSchema, { reused: 'ref' })) },
  ];
}

/** Left out of a simulated report: no page may show its figures. */
function pageFiles(report: Report): RenderedFile[] {
  return [
    { path: 'asked-most.json', text: jsonOf(askedMostOf(report)) },
    { path: 'article-demand.json', text: jsonOf(articleDemandOf(report)) },
    { path: 'public-counts.json', text: jsonOf(report.publicCounts) },
  ];
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
