import type { ReportLook } from '../look.ts';
import type { Report } from '../report-schema.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderJson, schemaFile } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPlanIssues } from './plan-issues.ts';

const renderers = {
  html: renderHtml,
  markdown: (report) => [...renderMarkdown(report), ...renderPlanIssues(report)],
  json: renderJson,
  csv: renderCsv,
} as const satisfies Record<string, (report: Report, look: ReportLook) => RenderedFile[]>;

/** Formats of `reports/`. */
export type Format = keyof typeof renderers;

export const formats = Object.keys(renderers) as Format[];

/**
 * The files of a report. The same report and look give the same bytes. The schema is always there: it marks the folder as
 * that of a report.
 */
export function renderReport(report: Report, look: ReportLook, wanted: readonly Format[] = formats): RenderedFile[] {
  return [
    ...formats.filter((format) => wanted.includes(format)).flatMap((format) => renderers[format](report, look)),
    schemaFile,
  ];
}

export interface RenderedFile {
  /** Below the output folder, with forward slashes. */
  path: string;
  text: string;
}
