import type { ReportDocument } from '../document.ts';
import type { ReportLook } from '../look.ts';
import { documentOf } from '../report-document.ts';
import type { Report } from '../report-schema.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderJson, schemaFile } from './json.ts';
import { pageLocales } from './locales.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPlanIssues } from './plan-issues.ts';

const renderers = {
  html: (_report, look, documents) => renderHtml(documents, look),
  *markdown(report, _look, documents) {
    yield* renderMarkdown(documents);
    yield* renderPlanIssues(report);
  },
  json: renderJson,
  csv: renderCsv,
} as const satisfies Record<
  string,
  (report: Report, look: ReportLook, documents: readonly ReportDocument[]) => Iterable<RenderedFile>
>;

/** Formats of `reports/`. */
export type Format = keyof typeof renderers;

export const formats = Object.keys(renderers) as Format[];

/**
 * The files of a report, each rendered when it is asked for: all of a large site together take hundreds of megabytes. The
 * same report and look give the same bytes. The schema is always there: it marks the folder as that of a report.
 *
 * @param others files beside those of the formats, such as a patch
 */
export function* renderReport(
  report: Report,
  look: ReportLook,
  wanted: readonly Format[] = formats,
  others: readonly RenderedFile[] = [],
): Generator<RenderedFile, undefined> {
  // Pages and Markdown say the same.
  const documents = pageLocales(report).map((locale) => documentOf(report, locale));
  for (const format of formats) if (wanted.includes(format)) yield* renderers[format](report, look, documents);
  yield* [...others, schemaFile];
}

export interface RenderedFile {
  /** Below the output folder, with forward slashes. */
  path: string;
  text: string;
  /** The same, for a large file. */
  pieces?: () => Iterable<string>;
}
