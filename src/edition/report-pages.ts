import { readFile } from 'node:fs/promises';

/** The report as pages of the internal edition, by locale. */
export interface ReportPages {
  /** `missing`: none has been written yet; `unreadable`: another version wrote it, or it is damaged. */
  state: 'shown' | 'missing' | 'unreadable';
  locales: Record<string, LocaleReport>;
}

export interface LocaleReport {
  title: string;
  subtitle: string;
  notices: string[];
  /** The first is the overview. */
  sections: { id: string; heading: string; group: string; html: string }[];
}

export async function readReportPages(file: string): Promise<ReportPages> {
  return JSON.parse(await readFile(file, 'utf8')) as ReportPages;
}
