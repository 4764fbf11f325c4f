import type { ReportLook } from '../look.ts';
import type { Report } from '../report-schema.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPlanIssues } from './plan-issues.ts';

/** Every format of `reports/`. */
const renderers: readonly ((report: Report, look: ReportLook) => RenderedFile[])[] = [
  renderJson,
  renderCsv,
  renderMarkdown,
  renderHtml,
  renderPlanIssues,
];

/** All files of a report. The same report and look give the same bytes. */
export function renderReport(report: Report, look: ReportLook): RenderedFile[] {
  return renderers.flatMap((render) => render(report, look));
}

export interface RenderedFile {
  /** Below the output folder, with forward slashes. */
  path: string;
  text: string;
}
